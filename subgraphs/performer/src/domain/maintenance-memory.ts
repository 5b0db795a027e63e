import type { MaintenanceRunRecord } from '../store/maintenance-runs.ts';
import { createMaintenanceTotals, type MaintenanceTotals } from './maintenance-totals.ts';

/** What the last run of the maintenance planned for a type. */
export interface PlannedType {
  readonly title: string;
  readonly category: string;
  /** Slots. */
  readonly target: number;
  /** Accepts in a period. */
  readonly expected: number;
  /** In words. */
  readonly why: string;
}

/** What the low-water check needs of the last run of the maintenance. Lost with the process: then it runs at start. */
export interface MaintenanceMemory {
  ranAt: Date | null;
  lastRun: MaintenanceRunRecord | null;
  /** Target slots by type, as last planned. */
  target: ReadonlyMap<string, number>;
  /** What all runs since the node began did, for its metrics. */
  readonly totals: MaintenanceTotals;
  plans: ReadonlyMap<string, PlannedType>;
  /** Accepts of the group expected in the period, by type; null when nobody of it may do the type. */
  expected: ReadonlyMap<string, number | null>;
  /** Members who were here; null before the first run. */
  online: number | null;
  /** Types that were planned for, so that a new one is noticed. */
  planned: ReadonlySet<string>;
  /** Types whose requester had nothing although the summary said so, and until when not to ask again. */
  readonly emptyUntil: Map<string, number>;
  /** Somebody came back after a long time: the group is another one now. */
  groupChanged: boolean;
  running: Promise<unknown> | null;
}

export function createMaintenanceMemory(): MaintenanceMemory {
  return {
    ranAt: null,
    lastRun: null,
    target: new Map(),
    totals: createMaintenanceTotals(),
    plans: new Map(),
    expected: new Map(),
    online: null,
    planned: new Set(),
    emptyUntil: new Map(),
    groupChanged: false,
    running: null,
  };
}
