import type { RecordedRun } from './run-maintenance.ts';

/** What several repositories of a partition did at once, told as one; null when none of them ran. */
export function sumRuns(runs: readonly RecordedRun[]): RecordedRun | null {
  const [first, ...others] = runs;
  if (first === undefined) return null;
  return others.reduce(
    (sum, run) => ({
      ...sum,
      durationMs: Math.max(sum.durationMs, run.durationMs),
      target: addTypes(sum.target, run.target),
      stock: addTypes(sum.stock, run.stock),
      wanted: sum.wanted + run.wanted,
      acquired: sum.acquired + run.acquired,
      renewed: sum.renewed + run.renewed,
      released: sum.released + run.released,
      expired: sum.expired + run.expired,
      messages: sum.messages + run.messages,
      details: [...sum.details, ...run.details],
    }),
    first,
  );
}

type ByType = Readonly<Record<string, number>>;

function addTypes(one: ByType, other: ByType): Record<string, number> {
  const sum = { ...one };
  for (const [typeId, slots] of Object.entries(other)) sum[typeId] = (sum[typeId] ?? 0) + slots;
  return sum;
}
