import { formatDuration } from '#lib/format/duration.ts';

/** What the diagnosis of a slow batch looks at. */
export interface BatchFacts {
  readonly status: string;
  readonly available: number;
  readonly leased: number;
  readonly done: number;
  readonly wanted: number;
  readonly deadlineAt: string | null;
  /** When the batch ends by itself unless the deadline is moved. */
  readonly closesAt: string | null;
  readonly publishedAt: string | null;
  readonly expectedDoneAt: string | null;
  readonly hourlyRateMinor: number | null;
}

export type Remedy = 'resume' | 'extend' | 'copy-type';

export interface Diagnosis {
  readonly tone: 'info' | 'warning';
  readonly title: string;
  readonly message: string;
  readonly remedy?: Remedy;
}

const hourMs = 3_600_000;
/** Below this measured pay per hour, most people pass work by (US federal minimum wage). */
export const lowHourlyMinor = 725;

/** Why a batch is slow or stands still, in plain words, most pressing first. */
export function diagnoseBatch(batch: BatchFacts, nowMs: number): Diagnosis[] {
  if (batch.status === 'PAUSED') return [paused()];
  if (batch.status !== 'OPEN') return [];
  const found = [deadline(batch, nowMs), quiet(batch, nowMs), lowPay(batch)];
  return found.filter((diagnosis) => diagnosis !== null);
}

function paused(): Diagnosis {
  return {
    tone: 'warning',
    title: 'Paused',
    message: 'Nobody new can accept. What people have in hand can still come in.',
    remedy: 'resume',
  };
}

function deadline(batch: BatchFacts, nowMs: number): Diagnosis | null {
  const open = batch.available + batch.leased;
  if (batch.deadlineAt === null || open === 0) return null;
  const leftMs = Date.parse(batch.deadlineAt) - nowMs;
  if (leftMs <= 0) {
    return {
      tone: 'warning',
      title: 'The deadline has passed',
      message: `Nobody can accept the ${open} assignments that are left. ${whatFollows(batch, nowMs)}`,
      remedy: 'extend',
    };
  }
  const late =
    batch.expectedDoneAt !== null &&
    Date.parse(batch.expectedDoneAt) > Date.parse(batch.deadlineAt);
  if (late) {
    return {
      tone: 'warning',
      title: 'It will not be done by the deadline',
      message: 'At the pace of the last hour, work will be left over when the deadline comes.',
      remedy: 'extend',
    };
  }
  if (leftMs < hourMs) {
    return {
      tone: 'warning',
      title: 'The deadline is near',
      message: `Less than an hour is left for ${open} assignments.`,
      remedy: 'extend',
    };
  }
  return null;
}

/** What becomes of the open assignments if nobody moves the deadline. */
function whatFollows({ closesAt }: BatchFacts, nowMs: number): string {
  if (closesAt === null) return 'Move the deadline, or cancel the batch to get their money back.';
  const left = Date.parse(closesAt) - nowMs;
  const when = left > 0 ? `In ${formatDuration(left / 1_000)}` : 'Any moment now';
  return `${when} the batch ends by itself: they are withdrawn and their money is released. Until then the deadline can be moved.`;
}

function quiet(batch: BatchFacts, nowMs: number): Diagnosis | null {
  const open = batch.available + batch.leased;
  if (open === 0 || batch.expectedDoneAt !== null || batch.publishedAt === null) return null;
  if (nowMs - Date.parse(batch.publishedAt) < hourMs / 4) return null;
  if (batch.leased > 0) {
    return {
      tone: 'info',
      title: 'Nothing came in during the last hour',
      message: `${batch.leased} assignments lie near performers, but nobody has handed one in.`,
    };
  }
  return {
    tone: 'warning',
    title: 'No performer has these tasks near yet',
    message:
      'They are offered to everybody, but no group has taken them up. More pay, a clearer title or a known category helps.',
    remedy: 'copy-type',
  };
}

function lowPay(batch: BatchFacts): Diagnosis | null {
  if (batch.hourlyRateMinor === null || batch.hourlyRateMinor >= lowHourlyMinor) return null;
  if (batch.available + batch.leased === 0) return null;
  return {
    tone: 'warning',
    title: 'The pay per hour is low',
    message:
      'It takes longer than the reward is worth to most people, so they pass it by. A copy of the task type with a higher reward fills faster.',
    remedy: 'copy-type',
  };
}
