import type { AssessmentSettings } from './types.ts';

export const defaultAssessmentSettings: AssessmentSettings = {
  weights: { load: 1, affinity: 1, closeness: 0.25, hours: 0.25, cost: 0.02 },
  resources: { requests: 1, cpuMs: 2, connections: 1, rows: 0.5, bytes: 0.5 },
  budget: { users: 1_000, rows: 20_000_000, bytes: 20_000_000_000 },
  periodSeconds: 3_600,
  sameRegion: 0.5,
  smallestGain: 0.001,
};
