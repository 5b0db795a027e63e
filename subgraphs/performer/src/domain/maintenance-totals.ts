import type { MaintenanceRunRecord } from '../store/maintenance-runs.ts';

/** Sums over the runs of a repository's maintenance. They only rise. */
export interface MaintenanceTotals {
  /** By trigger. */
  readonly runs: Map<string, number>;
  readonly slots: { pulled: number; released: number; expired: number };
  renewedLeases: number;
  messages: number;
}

export function createMaintenanceTotals(): MaintenanceTotals {
  return {
    runs: new Map(),
    slots: { pulled: 0, released: 0, expired: 0 },
    renewedLeases: 0,
    messages: 0,
  };
}

export function addToTotals(totals: MaintenanceTotals, run: MaintenanceRunRecord): void {
  totals.runs.set(run.trigger, (totals.runs.get(run.trigger) ?? 0) + 1);
  totals.slots.pulled += run.acquired;
  totals.slots.released += run.released;
  totals.slots.expired += run.expired;
  totals.renewedLeases += run.renewed;
  totals.messages += run.messages;
}

/** Of several repositories, as a partition tells them. */
export function addTotals(all: readonly MaintenanceTotals[]) {
  const runs: Record<string, number> = {};
  const sums = { pulled: 0, released: 0, expired: 0, renewedLeases: 0, messages: 0 };
  for (const one of all) {
    for (const [trigger, count] of one.runs) runs[trigger] = (runs[trigger] ?? 0) + count;
    sums.pulled += one.slots.pulled;
    sums.released += one.slots.released;
    sums.expired += one.slots.expired;
    sums.renewedLeases += one.renewedLeases;
    sums.messages += one.messages;
  }
  return { runs, ...sums };
}
