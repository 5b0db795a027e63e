import {
  findStandings,
  forbiddenMark,
  messageKinds,
  movedMark,
  type Envelope,
  type ProcedureOutput,
} from '@exchange/cluster';
import { ownerOf } from '@exchange/kernel';
import { findAbsent } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import type { Decision } from '../store/decide-assignments.ts';
import { findDecidable } from '../store/find-decidable.ts';
import { findPerformers } from '../store/performers.ts';
import { decideDecision, decideSender, type Refusal } from './decide-sender.ts';

export interface Decided extends Decision {
  readonly messageId: string;
  readonly submissionId: string;
  readonly currency: string;
}

export interface Sorted {
  readonly decided: readonly Decided[];
  readonly recalled: readonly {
    readonly messageId: string;
    readonly leaseIds: readonly string[];
  }[];
  readonly failed: ProcedureOutput<'deliver'>['failed'];
}

const unreadable: Refusal = { error: 'The payload does not fit the contract.', retryable: false };

/**
 * Which messages take effect, and why the others do not. A decision is taken from the home of the
 * requester whose work it is about, and a recall from the home of the requester whose leases they
 * are; no other node can pay, reject or recall.
 */
export async function sortMessages(
  repository: Repository,
  caller: string,
  messages: readonly Envelope[],
): Promise<Sorted> {
  const { partition, directory } = repository;
  const parsed = messages.map(parseMessage);
  const users = messages.map((message) => message.to).filter((to) => !to.startsWith('partition:'));
  const absent = await findAbsent(partition, users);
  const here = new Set(
    (await findPerformers(partition, [...new Set(users)]))
      .map((row) => row.ownerKey)
      .filter((key) => !absent.has(key)),
  );
  const assignments = await findDecidable(
    partition,
    parsed.flatMap((message) => message?.decision?.assignmentId ?? []),
  );
  const standings = await findStandings(
    directory,
    caller,
    [
      ...[...assignments.values()].map(({ requesterKey }) => requesterKey),
      ...parsed.flatMap((message) => ownersOf(message?.leaseIds ?? [])),
    ],
    partition.clock.now().getTime(),
  );

  const decided: Decided[] = [];
  const recalled: { messageId: string; leaseIds: readonly string[] }[] = [];
  const failed: Sorted['failed'] = [];
  messages.forEach(({ id, to, kind }, index) => {
    const refuse = (refusal: Refusal) => void failed.push({ id, ...refusal });
    const message = parsed[index];
    if (message === undefined || message === null) {
      refuse(isKnown(kind) ? unreadable : notTaken(kind));
    } else if (message.decision !== null) {
      const assignment = assignments.get(message.decision.assignmentId);
      const refusal = !here.has(to)
        ? { error: `${movedMark}: the performer does not live here.`, retryable: true }
        : (decideDecision(message.decision, to, assignment) ??
          decideSender(standings.get(assignment?.requesterKey ?? '') ?? 'foreign'));
      if (refusal === null) decided.push({ ...message.decision, messageId: id, performerKey: to });
      else refuse(refusal);
    } else {
      const refusals = ownersOf(message.leaseIds).map((owner) =>
        decideSender(standings.get(owner) ?? 'foreign'),
      );
      const refusal = refusals.find((one) => one !== null);
      if (refusal === undefined) recalled.push({ messageId: id, leaseIds: message.leaseIds });
      else refuse(refusal);
    }
  });
  tellOfForbidden(repository, caller, failed);
  return { decided, recalled, failed };
}

function parseMessage({ kind, payload }: Envelope) {
  if (kind === 'assignment.decided') {
    const read = messageKinds[kind].safeParse(payload);
    return read.success ? { decision: read.data, leaseIds: [] } : null;
  }
  if (kind === 'lease.recalled') {
    const read = messageKinds[kind].safeParse(payload);
    return read.success ? { decision: null, leaseIds: read.data.leaseIds } : null;
  }
  return null;
}

function isKnown(kind: string): boolean {
  return kind === 'assignment.decided' || kind === 'lease.recalled';
}

function notTaken(kind: string): Refusal {
  const error = `A performer partition does not take messages of kind ${kind}.`;
  return { error, retryable: false };
}

/** Whose leases these are. What is not an id of a lease is in nobody's stock either. */
function ownersOf(leaseIds: readonly string[]): string[] {
  return [...new Set(leaseIds.flatMap((id) => ownerOf(id) ?? []))];
}

function tellOfForbidden(repository: Repository, caller: string, failed: Sorted['failed']): void {
  const ids = failed.filter(({ error }) => error.startsWith(forbiddenMark)).map(({ id }) => id);
  if (ids.length === 0) return;
  repository.log.warn(
    {
      audit: true,
      caller,
      partition: repository.partition.id,
      count: ids.length,
      ids: ids.slice(0, 10),
    },
    'a node sent messages that it has no right to',
  );
}
