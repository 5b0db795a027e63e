import { emptyPreferences, type PerformerDemand, type TargetType } from '../src/index.ts';

export function performer(changes: Partial<PerformerDemand> = {}): PerformerDemand {
  return {
    key: 'p1',
    ownRequesterKey: null,
    preferences: emptyPreferences,
    acceptsByType: new Map(),
    acceptsByCategory: new Map(),
    heldByType: new Map(),
    measuredPacePerHour: null,
    online: true,
    ...changes,
  };
}

export function taskType(typeId: string, changes: Partial<TargetType> = {}): TargetType {
  return {
    typeId,
    requesterKey: 'r1',
    category: 'text',
    keywords: [],
    rewardMinor: 10,
    timeAllowedSeconds: 600,
    slots: 1_000,
    tasks: 1_000,
    totalTasks: 1_000,
    near: 0,
    ...changes,
  };
}

export const nobody = { acceptsByType: new Map(), acceptsByCategory: new Map() };
export const period = { startAt: new Date('2026-03-02T10:00:00Z'), seconds: 3_600 };
export const settings = {
  minimumTarget: 5,
  maximumStock: 1_000,
  defaultPacePerHour: 20,
  largestShare: 0.5,
};
