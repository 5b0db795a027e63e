import type { Answer, TaskInput } from '@exchange/tasks';
import { textOf } from '../row-text.ts';

/** How many of a performer's submissions were approved, of those that were decided. */
export interface ApprovalRate {
  readonly approved: number;
  readonly decided: number;
}

/** One submission with what its row shows; durations in seconds, the reward in minor units. */
export interface BatchResult {
  readonly taskId: string;
  readonly typeId: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  /** ISO 4217; only dollars have a sign, as they had there. */
  readonly currency: string;
  readonly createdAt: Date;
  readonly assignmentsWanted: number;
  readonly annotation: string;
  readonly timeAllowed: number;
  readonly autoApprovalDelay: number;
  readonly expiresAt: Date | null;
  readonly lifetime: number | null;
  readonly assignmentId: string;
  readonly performerId: string;
  readonly status: 'Submitted' | 'Approved' | 'Rejected';
  readonly acceptedAt: Date;
  readonly submittedAt: Date;
  readonly autoApprovalAt: Date | null;
  readonly approvedAt: Date | null;
  readonly rejectedAt: Date | null;
  readonly feedback: string | null;
  readonly rateEver: ApprovalRate;
  readonly rate30Days: ApprovalRate;
  readonly rate7Days: ApprovalRate;
  readonly input: TaskInput;
  readonly answer: Answer;
}

/**
 * The cells of a submission for `batchResultHeader`, as Mechanical Turk wrote them: times like
 * `Sat Mar 07 10:04:05 UTC 2026`, money like `$0.05`, rates like `98% (49/50)`. Texts are exactly as
 * given and answered; answers of several choices are joined by `|`.
 */
export function batchResultCells(
  result: BatchResult,
  inputs: readonly string[],
  answers: readonly string[],
): string[] {
  const worked = (result.submittedAt.getTime() - result.acceptedAt.getTime()) / 1_000;
  return [
    result.taskId,
    result.typeId,
    result.title,
    result.description,
    result.keywords.join(', '),
    formatMoney(result.rewardMinor, result.currency),
    formatTime(result.createdAt),
    String(result.assignmentsWanted),
    result.annotation,
    String(result.timeAllowed),
    String(result.autoApprovalDelay),
    formatTime(result.expiresAt),
    // It was always empty there too.
    '',
    result.lifetime === null ? '' : String(result.lifetime),
    result.assignmentId,
    result.performerId,
    result.status,
    formatTime(result.acceptedAt),
    formatTime(result.submittedAt),
    formatTime(result.autoApprovalAt),
    formatTime(result.approvedAt),
    formatTime(result.rejectedAt),
    result.feedback ?? '',
    String(Math.max(0, Math.round(worked))),
    formatRate(result.rateEver),
    formatRate(result.rate30Days),
    formatRate(result.rate7Days),
    ...inputs.map((name) => (Object.hasOwn(result.input, name) ? textOf(result.input[name]) : '')),
    ...answers.map((name) => answerCell(result.answer, name)),
    '',
    '',
  ];
}

function answerCell(answer: Answer, name: string): string {
  const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
  return Array.isArray(value) ? value.join('|') : textOf(value);
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function formatTime(at: Date | null): string {
  if (at === null) return '';
  const day = String(at.getUTCDate()).padStart(2, '0');
  const time = at.toISOString().slice(11, 19);
  return `${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${day} ${time} UTC ${at.getUTCFullYear()}`;
}

function formatMoney(minor: number, currency: string): string {
  const amount = (minor / 100).toFixed(2);
  return currency === 'USD' ? `$${amount}` : `${amount} ${currency}`;
}

function formatRate({ approved, decided }: ApprovalRate): string {
  const percent = decided === 0 ? 0 : Math.round((approved / decided) * 100);
  return `${percent}% (${approved}/${decided})`;
}
