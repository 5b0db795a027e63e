/** A batch as far as the list of what waits looks at it. */
export interface NeedyBatch {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly toReview: number;
  readonly deadlineAt: string | null;
  readonly open: number;
}

export interface Need {
  readonly batchId: string;
  readonly batchName: string;
  readonly kind: 'review' | 'publish' | 'upload' | 'paused' | 'deadline';
  readonly text: string;
}

const soonMs = 6 * 3_600_000;

/** What waits for the requester, most pressing first. */
export function listNeeds(batches: readonly NeedyBatch[], nowMs: number): Need[] {
  const needs = batches.flatMap((batch) => needsOf(batch, nowMs));
  const order: readonly Need['kind'][] = ['deadline', 'review', 'publish', 'upload', 'paused'];
  return needs.toSorted((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind));
}

function needsOf(batch: NeedyBatch, nowMs: number): Need[] {
  const needs: Need[] = [];
  function add(kind: Need['kind'], text: string): void {
    needs.push({ batchId: batch.id, batchName: batch.name, kind, text });
  }
  if (batch.toReview > 0) {
    add(
      'review',
      batch.toReview === 1
        ? '1 answer to review'
        : `${batch.toReview.toLocaleString('en')} answers to review`,
    );
  }
  if (batch.status === 'DRAFT') add('publish', 'Ready to be checked and published');
  if (batch.status === 'UPLOADING') add('upload', 'Waits for its rows');
  if (batch.status === 'PAUSED') add('paused', 'Paused: nobody can accept');
  const leftMs = batch.deadlineAt === null ? Infinity : Date.parse(batch.deadlineAt) - nowMs;
  if (batch.status === 'OPEN' && batch.open > 0 && leftMs < soonMs) {
    add('deadline', leftMs <= 0 ? 'The deadline has passed' : 'The deadline is near');
  }
  return needs;
}
