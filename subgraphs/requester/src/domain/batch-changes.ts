/** What a transaction adds to the counters of one batch. */
export const batchCounters = [
  'wanted',
  'available',
  'leased',
  'done',
  'cancelled',
  'tasksAvailable',
  'submitted',
  'approved',
  'rejected',
  'surplus',
  'workSeconds',
  'spentMinor',
  'reservedMinor',
] as const;
export type BatchCounter = (typeof batchCounters)[number];

export type BatchChange = { readonly batchId: string } & Readonly<Record<BatchCounter, number>>;

/** Adds up changes, so that each batch row is written once per transaction. */
export class BatchChanges {
  readonly #byBatch = new Map<string, Record<BatchCounter, number>>();

  add(batchId: string, change: Partial<Record<BatchCounter, number>>): void {
    const sums = this.#byBatch.get(batchId) ?? emptyCounters();
    for (const counter of batchCounters) sums[counter] += change[counter] ?? 0;
    this.#byBatch.set(batchId, sums);
  }

  list(): BatchChange[] {
    return [...this.#byBatch].map(([batchId, counters]) => ({ batchId, ...counters }));
  }
}

function emptyCounters(): Record<BatchCounter, number> {
  return Object.fromEntries(batchCounters.map((counter) => [counter, 0])) as Record<
    BatchCounter,
    number
  >;
}
