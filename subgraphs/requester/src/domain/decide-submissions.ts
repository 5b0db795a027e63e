import type { MessagePayload } from '@exchange/cluster';
import type { OwnerKey, Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import type { Transfer } from '@exchange/ledger';
import {
  approveTransfer,
  house,
  overrideTransfer,
  postTransfers,
  rejectTransfer,
  surplusTransfer,
} from '@exchange/ledger';
import type { OutgoingMessage, Tx } from '@exchange/partitions';
import { appendOutbox } from '@exchange/partitions';
import { outdateCombined } from '../store/ask-combined.ts';
import { changeBatches } from '../store/change-batches.ts';
import { countDay } from '../store/count-day.ts';
import { lockBalance } from '../store/lock-balance.ts';
import { lockBatches } from '../store/lock-batches.ts';
import type { LockedSubmission } from '../store/lock-submissions.ts';
import { lockSubmissions } from '../store/lock-submissions.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { approveJob, unparkWork } from '../store/park-work.ts';
import { writeDecisions } from '../store/write-decisions.ts';
import { BatchChanges } from './batch-changes.ts';
import type { ChangedTopics } from './changed-topics.ts';
import { decideVerdicts } from './decide-verdicts.ts';
import type { InsufficientFunds, NotFound } from './outcomes.ts';
import { insufficientFunds, notFound } from './outcomes.ts';

export interface Decision {
  readonly ids: readonly string[];
  readonly verdict: 'approved' | 'rejected';
  readonly by: 'requester' | 'automatic';
  readonly feedback: string | null;
  readonly overrideRejection: boolean;
  /** Whose submissions they must be; null for the exchange itself. */
  readonly ownerKey: OwnerKey | null;
}

export interface Decided {
  readonly changed: readonly string[];
  readonly conflicts: readonly string[];
}

/** Decides submissions, moves their money and tells their performers, in one transaction. */
export async function decideSubmissions(
  tx: Tx,
  decision: Decision,
  topics: ChangedTopics,
): Promise<Result<Decided, NotFound | InsufficientFunds>> {
  const { ownerKey, verdict } = decision;
  const found = await lockSubmissions(tx, decision.ids);
  const foreign = found.some((one) => ownerKey !== null && one.ownerKey !== ownerKey);
  if (foreign || found.length !== new Set(decision.ids).size) return err(notFound('submission'));

  const { decided, overridden, conflicts } = decideVerdicts(
    found,
    verdict,
    decision.overrideRejection,
  );
  const overrideCost = overridden.reduce((sum, one) => sum + (one.surplus ? 0 : costOf(one)), 0);
  const changed = decided.map((one) => one.id);
  const conflicting = conflicts.map((one) => one.id);
  if (decided.length === 0) return ok({ changed, conflicts: conflicting });

  const wasRejected = new Set(overridden.map((one) => one.id));
  const batchChanges = new BatchChanges();
  for (const one of decided) {
    batchChanges.add(one.batchId, countersOf(one, verdict, wasRejected.has(one.id)));
  }
  if (overrideCost > 0) {
    // Nothing is written yet, so there is nothing to undo when the money does not suffice. The
    // batches come before the account, like everywhere else.
    await lockBatches(
      tx,
      decided.map((one) => one.batchId),
    );
    const available = await lockBalance(tx, decided[0]?.ownerKey ?? '');
    const currency = decided[0]?.currency ?? '';
    if (available < overrideCost) return err(insufficientFunds(overrideCost, available, currency));
  }
  await writeDecisions(tx, changed, {
    status: verdict,
    by: decision.by,
    feedback: decision.feedback,
  });
  await unparkWork(tx, approveJob, changed);
  const batches = await changeBatches(tx, batchChanges.list());
  await outdateCombined(
    tx,
    overridden.map((one) => one.batchId),
  );
  const counted = decided.filter((one) => verdict === 'approved' && !one.surplus);
  await countDay(
    tx,
    counted.map((one) => ({ ownerKey: one.ownerKey, submissions: 0, spentMinor: costOf(one) })),
  );
  const completed = batches.filter((batch) => batch.status === 'completed');
  await markTypesDirty(
    tx,
    completed.map((batch) => batch.typeId),
  );
  const transfers = decided.flatMap((one) => transferOf(one, verdict, wasRejected.has(one.id)));
  await postTransfers(tx, transfers, tx.clock.pinned());
  appendOutbox(
    tx,
    decided.map((one) => messageOf(one, decision)),
  );
  for (const { ownerKey: owner, batchId } of decided) {
    topics.add(owner, 'batches', `batch:${batchId}`, `submissions:${batchId}`, 'balance');
  }
  return ok({ changed, conflicts: conflicting });
}

function costOf(submission: LockedSubmission): number {
  return submission.rewardMinor + submission.feeMinor;
}

/** Surplus work is in none of the counts of decided work, and the requester pays nothing for it. */
function countersOf(one: LockedSubmission, verdict: string, wasRejected: boolean) {
  const submitted = wasRejected ? 0 : -1;
  if (one.surplus) return { submitted };
  return {
    submitted,
    approved: verdict === 'approved' ? 1 : 0,
    rejected: verdict === 'rejected' ? 1 : wasRejected ? -1 : 0,
    spentMinor: verdict === 'approved' ? costOf(one) : 0,
    reservedMinor: wasRejected ? 0 : -costOf(one),
  };
}

function transferOf(one: LockedSubmission, verdict: string, wasRejected: boolean): Transfer[] {
  const { id: reference, ownerKey, currency, rewardMinor } = one;
  const basics = { ownerKey, currency, reference };
  if (one.surplus) {
    if (verdict === 'rejected') return [];
    return [surplusTransfer({ ...basics, id: `surplus:${one.id}`, ownerKey: house }, rewardMinor)];
  }
  if (verdict === 'rejected')
    return [rejectTransfer({ ...basics, id: `reject:${one.id}` }, rewardMinor)];
  return wasRejected
    ? [overrideTransfer({ ...basics, id: `override:${one.id}` }, rewardMinor)]
    : [approveTransfer({ ...basics, id: `approve:${one.id}` }, rewardMinor)];
}

function messageOf(one: LockedSubmission, decision: Decision): OutgoingMessage {
  const payload: MessagePayload<'assignment.decided'> = {
    assignmentId: one.assignmentId,
    submissionId: one.id,
    decision: decision.verdict,
    feedback: decision.feedback,
    amountMinor: decision.verdict === 'approved' ? one.rewardMinor : 0,
    currency: one.currency,
    decidedAt: one.at,
  };
  const id = `decided:${one.id}:${decision.verdict}`;
  return { id, to: one.performerKey, kind: 'assignment.decided', payload };
}
