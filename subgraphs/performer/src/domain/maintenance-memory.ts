import type { MaintenanceRunRecord } from '../store/maintenance-runs.ts';

/** What the low-water check needs of the last run of the maintenance. Lost with the process: then it runs at start. */
export interface MaintenanceMemory {
  ranAt: Date | null;
  lastRun: MaintenanceRunRecord | null;
  /** Target slots by type, as last planned. */
  target: ReadonlyMap<string, number>;
  /** Types that were planned for, so that a new one is noticed. */
  planned: ReadonlySet<string>;
  /** Types whose requester had nothing although the summary said so, and until when not to ask again. */
  readonly emptyUntil: Map<string, number>;
  /** Somebody came back after a long time: the group is another one now. */
  groupChanged: boolean;
  running: Promise<MaintenanceRunRecord | null> | null;
}

export function createMaintenanceMemory(): MaintenanceMemory {
  return {
    ranAt: null,
    lastRun: null,
    target: new Map(),
    planned: new Set(),
    emptyUntil: new Map(),
    groupChanged: false,
    running: null,
  };
}
