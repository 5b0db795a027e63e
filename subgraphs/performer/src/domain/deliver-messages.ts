import { movedMark, type Envelope, type ProcedureOutput } from '@exchange/cluster';
import { creditTransfer, postTransfers } from '@exchange/ledger';
import { findAbsent, receiveMany, type Tx } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { decideAssignments } from '../store/decide-assignments.ts';
import { recallLeases } from '../store/give-back-stock.ts';
import { rememberRecalled, takeRecallTurn } from '../store/recalled-leases.ts';
import {
  applyStandingMessages,
  isStandingMessage,
  noteStandingChanged,
  sortStandingMessages,
} from './standing-messages.ts';
import { sortMessages, type Decided, type Sorted } from './sort-messages.ts';

type Delivery = ProcedureOutput<'deliver'>;

/** All messages of a call take effect in one transaction, each once (I7), or are refused one by one. */
export async function deliverMessages(
  repository: Repository,
  caller: string,
  messages: readonly Envelope[],
): Promise<Delivery> {
  // The same message twice in one call is one message.
  const distinct = [...new Map(messages.map((message) => [message.id, message])).values()];
  const said = distinct.filter(isStandingMessage);
  const standing = await sortStandingMessages(repository, caller, said);
  const rest = distinct.filter((message) => !isStandingMessage(message));
  const { decided, recalled, failed } = await sortMessages(repository, caller, rest);
  const goodIds = new Set(
    [...decided, ...recalled, ...standing.good].map(({ messageId }) => messageId),
  );
  const good = distinct.filter(({ id }) => goodIds.has(id));
  const { changed, away } = await repository.partition.transact(async (tx) => {
    // Who is being moved holds up none of the others: their messages come again.
    const absent = await findAbsent(
      tx,
      good.map(({ to }) => to),
    );
    const fresh = await receiveMany(
      tx,
      good.filter(({ to }) => !absent.has(to)),
    );
    await applyRecalls(tx, recalled, fresh);
    await applyStandingMessages(
      tx,
      standing.good.filter((message) => fresh.has(message.messageId)),
    );
    return {
      changed: await applyDecisions(
        tx,
        decided.filter((message) => fresh.has(message.messageId)),
      ),
      away: new Set(good.filter(({ to }) => absent.has(to)).map(({ id }) => id)),
    };
  });
  repository.facts.forget(changed.map((change) => change.performerKey));
  noteStandingChanged(repository, standing.good);
  notify(repository, changed);
  const moved = [...away].map((id) => ({ id, error: movedMark, retryable: true }));
  return {
    delivered: good.map(({ id }) => id).filter((id) => !away.has(id)),
    failed: [...failed, ...standing.failed, ...moved],
  };
}

async function applyRecalls(
  tx: Tx,
  recalled: Sorted['recalled'],
  fresh: ReadonlySet<string>,
): Promise<void> {
  const leaseIds = recalled
    .filter((message) => fresh.has(message.messageId))
    .flatMap((message) => message.leaseIds);
  if (leaseIds.length === 0) return;
  await takeRecallTurn(tx);
  await rememberRecalled(tx, leaseIds, tx.clock.pinned());
  await recallLeases(tx, leaseIds, tx.clock.pinned());
}

/**
 * Decisions about one assignment take effect in the order in which they came, one round each. Only
 * what became approved is credited: an assignment is paid once, however often that is said of it.
 */
async function applyDecisions(tx: Tx, decided: readonly Decided[]) {
  const changed: { assignmentId: string; performerKey: string }[] = [];
  const approved: Decided[] = [];
  for (let rest = decided; rest.length > 0;) {
    const first = new Map<string, Decided>();
    const later: Decided[] = [];
    for (const message of rest) {
      if (first.has(message.assignmentId)) later.push(message);
      else first.set(message.assignmentId, message);
    }
    for (const change of await decideAssignments(tx, [...first.values()])) {
      changed.push(change);
      const message = first.get(change.assignmentId);
      if (message?.decision === 'approved' && message.amountMinor > 0) approved.push(message);
    }
    rest = later;
  }
  for (const [currency, group] of Map.groupBy(approved, (message) => message.currency)) {
    const transfers = group.map((message) =>
      creditTransfer(
        {
          id: `credit:${message.submissionId}`,
          ownerKey: message.performerKey,
          currency,
          reference: message.assignmentId,
        },
        message.amountMinor,
      ),
    );
    await postTransfers(tx, transfers, tx.clock.pinned());
  }
  return changed;
}

function notify(
  repository: Repository,
  changed: readonly { assignmentId: string; performerKey: string }[],
): void {
  const byOwner = Map.groupBy(changed, (change) => change.performerKey);
  repository.directory.notifyUsers(
    [...byOwner].map(([ownerKey, changes]) => ({
      ownerKey,
      topics: [
        'earnings',
        'balance',
        ...changes.slice(0, 20).map((change) => `assignment:${change.assignmentId}`),
      ],
    })),
  );
}
