import type { Pseudonyms } from '@exchange/service';
import type { BatchResult, FormQuestion } from '@exchange/templates';
import {
  batchResultCells,
  batchResultHeader,
  formatQuotedLine,
  writeQuestionFormAnswers,
} from '@exchange/templates';
import type { ResultRow } from '../store/list-results.ts';
import type { Rates } from './performer-rates.ts';

/** What all rows of a batch share in Mechanical Turk's layouts. */
export interface TurkBatch {
  readonly id: string;
  readonly ownerKey: string;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly type: {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly keywords: readonly string[];
    readonly currency: string;
    readonly timeAllowedSeconds: number;
    readonly autoApprovalSeconds: number;
  };
}

/** The columns that the rows and the answers of a batch have, by their bare names. */
export interface TurkColumns {
  readonly inputs: readonly string[];
  readonly answers: readonly string[];
}

export function formatTurkHeader({ inputs, answers }: TurkColumns): string {
  return formatQuotedLine(batchResultHeader(inputs, answers));
}

/** One submission as a line of Mechanical Turk's batch results. */
export function formatTurkRow(
  row: ResultRow,
  batch: TurkBatch,
  rates: Rates,
  columns: TurkColumns,
  pseudonyms: Pick<Pseudonyms, 'worker' | 'assignment'>,
): string {
  const result = { ...resultOf(row, batch, pseudonyms), ...rates };
  return formatQuotedLine(batchResultCells(result, columns.inputs, columns.answers));
}

/**
 * One submission as Mechanical Turk's API gave an assignment: times in seconds since 1970, the answer
 * as QuestionFormAnswers. Without `questions`, as for pages, each field is free text.
 */
export function formatTurkAssignment(
  row: ResultRow,
  batch: TurkBatch,
  questions: readonly FormQuestion[] | undefined,
  pseudonyms: Pick<Pseudonyms, 'worker' | 'assignment'>,
): string {
  const result = resultOf(row, batch, pseudonyms);
  const line = {
    AssignmentId: result.assignmentId,
    WorkerId: result.performerId,
    HITId: result.taskId,
    AssignmentStatus: result.status,
    AutoApprovalTime: secondsOf(result.autoApprovalAt),
    AcceptTime: secondsOf(result.acceptedAt),
    SubmitTime: secondsOf(result.submittedAt),
    ApprovalTime: secondsOf(result.approvedAt),
    RejectionTime: secondsOf(result.rejectedAt),
    Answer: writeQuestionFormAnswers(row.answer, questions),
    RequesterFeedback: result.feedback ?? undefined,
  };
  return `${JSON.stringify(line)}\n`;
}

/** Assignment and worker have the names by which the requester's own pages knew them. */
function resultOf(
  row: ResultRow,
  { type, ...batch }: TurkBatch,
  pseudonyms: Pick<Pseudonyms, 'worker' | 'assignment'>,
): Omit<BatchResult, keyof Rates> {
  const publishedAt = batch.publishedAt ?? batch.createdAt;
  const { deadlineAt } = batch;
  return {
    taskId: row.taskId,
    typeId: type.id,
    title: type.title,
    description: type.description,
    keywords: type.keywords,
    rewardMinor: row.rewardMinor,
    currency: type.currency,
    createdAt: publishedAt,
    assignmentsWanted: row.assignmentsWanted,
    annotation: `BatchId:${batch.id};`,
    timeAllowed: type.timeAllowedSeconds,
    autoApprovalDelay: type.autoApprovalSeconds,
    expiresAt: deadlineAt,
    lifetime:
      deadlineAt === null
        ? null
        : Math.max(0, Math.round((deadlineAt.getTime() - publishedAt.getTime()) / 1_000)),
    assignmentId: pseudonyms.assignment(row.assignmentId),
    performerId: pseudonyms.worker(batch.ownerKey, row.performerKey),
    status: statusOf(row.status),
    acceptedAt: row.acceptedAt,
    submittedAt: row.submittedAt,
    autoApprovalAt: row.autoApproveAt,
    approvedAt: row.status === 'approved' ? row.decidedAt : null,
    rejectedAt: row.status === 'rejected' ? row.decidedAt : null,
    feedback: row.feedback,
    input: row.input,
    answer: row.answer,
  };
}

function statusOf(status: string): BatchResult['status'] {
  if (status === 'approved') return 'Approved';
  return status === 'rejected' ? 'Rejected' : 'Submitted';
}

function secondsOf(at: Date | null): number | undefined {
  return at === null ? undefined : Math.floor(at.getTime() / 1_000);
}
