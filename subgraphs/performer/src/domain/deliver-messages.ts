import { messageKinds, movedMark, type Envelope, type ProcedureOutput } from '@exchange/cluster';
import { creditTransfer, postTransfers } from '@exchange/ledger';
import { receiveMany, type Tx } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { decideAssignments, type Decision } from '../store/decide-assignments.ts';
import { recallLeases } from '../store/give-back-stock.ts';
import { findPerformers } from '../store/performers.ts';

type Delivery = ProcedureOutput<'deliver'>;

interface Decided extends Decision {
  readonly messageId: string;
  readonly submissionId: string;
  readonly currency: string;
}

interface Sorted {
  readonly decided: readonly Decided[];
  readonly recalled: readonly {
    readonly messageId: string;
    readonly leaseIds: readonly string[];
  }[];
  readonly failed: Delivery['failed'];
}

/** All messages of a call take effect in one transaction, each once (I7), or are refused one by one. */
export async function deliverMessages(
  repository: Repository,
  messages: readonly Envelope[],
): Promise<Delivery> {
  // The same message twice in one call is one message.
  const distinct = [...new Map(messages.map((message) => [message.id, message])).values()];
  const { decided, recalled, failed } = await sortMessages(repository, distinct);
  const good = [
    ...decided.map((message) => ({ id: message.messageId, kind: 'assignment.decided' })),
    ...recalled.map((message) => ({ id: message.messageId, kind: 'lease.recalled' })),
  ];
  const changed = await repository.partition.transact(async (tx) => {
    const fresh = await receiveMany(tx, good);
    await applyRecalls(tx, recalled, fresh);
    return applyDecisions(
      tx,
      decided.filter((message) => fresh.has(message.messageId)),
    );
  });
  notify(repository, changed);
  return { delivered: good.map(({ id }) => id), failed };
}

async function sortMessages(
  repository: Repository,
  messages: readonly Envelope[],
): Promise<Sorted> {
  const decided: Decided[] = [];
  const recalled: { messageId: string; leaseIds: readonly string[] }[] = [];
  const failed: Delivery['failed'] = [];
  const refuse = (id: string, error: string, retryable: boolean): void => {
    failed.push({ id, error, retryable });
  };
  const users = messages.map((message) => message.to).filter((to) => !to.startsWith('partition:'));
  const rows = await findPerformers(repository.partition, [...new Set(users)]);
  const here = new Set(rows.map((row) => row.ownerKey));
  for (const { id, to, kind, payload } of messages) {
    if (kind === 'assignment.decided') {
      const parsed = messageKinds[kind].safeParse(payload);
      if (!parsed.success) refuse(id, 'The payload does not fit the contract.', false);
      else if (!here.has(to)) refuse(id, `${movedMark}: the performer does not live here.`, true);
      else decided.push({ ...parsed.data, messageId: id, performerKey: to });
    } else if (kind === 'lease.recalled') {
      const parsed = messageKinds[kind].safeParse(payload);
      if (!parsed.success) refuse(id, 'The payload does not fit the contract.', false);
      else recalled.push({ messageId: id, leaseIds: parsed.data.leaseIds });
    } else {
      refuse(id, `A performer partition does not take messages of kind ${kind}.`, false);
    }
  }
  return { decided, recalled, failed };
}

async function applyRecalls(
  tx: Tx,
  recalled: Sorted['recalled'],
  fresh: ReadonlySet<string>,
): Promise<void> {
  const leaseIds = recalled
    .filter((message) => fresh.has(message.messageId))
    .flatMap((message) => message.leaseIds);
  if (leaseIds.length > 0) await recallLeases(tx, leaseIds, tx.clock.pinned());
}

/** Decisions about one assignment take effect in the order in which they came, one round each. */
async function applyDecisions(tx: Tx, decided: readonly Decided[]) {
  const changed: { assignmentId: string; performerKey: string }[] = [];
  for (let rest = decided; rest.length > 0;) {
    const first = new Map<string, Decided>();
    const later: Decided[] = [];
    for (const message of rest) {
      if (first.has(message.assignmentId)) later.push(message);
      else first.set(message.assignmentId, message);
    }
    changed.push(...(await decideAssignments(tx, [...first.values()])));
    rest = later;
  }
  const credits = decided.filter((m) => m.decision === 'approved' && m.amountMinor > 0);
  const byCurrency = Map.groupBy(credits, (message) => message.currency);
  for (const [currency, group] of byCurrency) {
    // A submission is paid once, whatever was said of it how often.
    const paid = new Map(group.map((message) => [message.submissionId, message]));
    const transfers = [...paid.values()].map((message) =>
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
