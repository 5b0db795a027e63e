import {
  findStandings,
  messageKinds,
  movedMark,
  type Envelope,
  type ProcedureOutput,
} from '@exchange/cluster';
import { isIdOf, isStorable, ownerOf, roleOf } from '@exchange/kernel';
import { findAbsent, type Tx } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { applyQualifications, type QualificationChange } from '../store/held-qualifications.ts';
import { findPerformers } from '../store/performers.ts';
import { refuseRequests, type Refusal } from '../store/qualification-requests.ts';
import { applyBlocks, type BlockChange } from '../store/requester-blocks.ts';
import { decideSender } from './decide-sender.ts';

/** What requesters say of a performer: a qualification given, changed, taken back or refused; a block. */
export type StandingMessage = { readonly messageId: string; readonly requesterKey: string } & (
  | { readonly kind: 'qualification.changed'; readonly change: QualificationChange }
  | { readonly kind: 'qualification.refused'; readonly change: Refusal }
  | { readonly kind: 'performer.blocked'; readonly change: BlockChange }
);

const kinds = ['qualification.changed', 'qualification.refused', 'performer.blocked'];

export function isStandingMessage({ kind }: Envelope): boolean {
  return kinds.includes(kind);
}

export interface SortedStanding {
  readonly good: readonly StandingMessage[];
  readonly failed: ProcedureOutput<'deliver'>['failed'];
}

/** A requester's word is taken from the requester's home only, for performers who live here. */
export async function sortStandingMessages(
  repository: Repository,
  caller: string,
  messages: readonly Envelope[],
): Promise<SortedStanding> {
  if (messages.length === 0) return { good: [], failed: [] };
  const { partition, directory } = repository;
  const read = messages.map((message) => readMessage(message));
  const rows = await findPerformers(partition, [...new Set(messages.map(({ to }) => to))]);
  const absent = await findAbsent(
    partition,
    messages.map(({ to }) => to),
  );
  const here = new Set(rows.map((row) => row.ownerKey).filter((key) => !absent.has(key)));
  const requesters = read.flatMap((message) => message?.requesterKey ?? []);
  const nowMs = partition.clock.now().getTime();
  const standings = await findStandings(directory, caller, requesters, nowMs);
  const good: StandingMessage[] = [];
  const failed: SortedStanding['failed'] = [];
  messages.forEach(({ id, to }, index) => {
    const message = read[index] ?? null;
    if (message === null) {
      failed.push({ id, error: 'The payload does not fit the contract.', retryable: false });
    } else if (!here.has(to)) {
      const error = `${movedMark}: the performer does not live here.`;
      failed.push({ id, error, retryable: true });
    } else {
      const refusal = decideSender(standings.get(message.requesterKey) ?? 'foreign');
      if (refusal === null) good.push(message);
      else failed.push({ id, ...refusal });
    }
  });
  return { good, failed };
}

function readMessage({ id, to, kind, payload }: Envelope): StandingMessage | null {
  if (kind === 'performer.blocked') {
    const { data } = messageKinds[kind].safeParse(payload);
    const owner = data === undefined ? null : ownerOf(data.requesterKey);
    if (data === undefined || !isStorable(data) || owner !== data.requesterKey) return null;
    if (roleOf(owner) !== 'requester') return null;
    return { messageId: id, requesterKey: owner, kind, change: { ...data, ownerKey: to } };
  }
  if (kind === 'qualification.changed') {
    const { data } = messageKinds[kind].safeParse(payload);
    const owner = data === undefined ? null : qualificationOwner(data.qualificationId);
    if (data === undefined || !isStorable(data) || owner === null) return null;
    const change = { ...data, ownerKey: to, requesterKey: owner };
    return { messageId: id, requesterKey: owner, kind, change };
  }
  if (kind !== 'qualification.refused') return null;
  const { data } = messageKinds[kind].safeParse(payload);
  const owner = data === undefined ? null : qualificationOwner(data.qualificationId);
  if (data === undefined || !isStorable(data) || owner === null) return null;
  return { messageId: id, requesterKey: owner, kind, change: { ...data, ownerKey: to } };
}

function qualificationOwner(id: string): string | null {
  return isIdOf('qualification', id) ? ownerOf(id) : null;
}

/** Writes what the messages say; of several about one thing, the latest version. */
export async function applyStandingMessages(
  tx: Tx,
  messages: readonly StandingMessage[],
): Promise<void> {
  const qualifications = new Map<string, QualificationChange>();
  const blocks = new Map<string, BlockChange>();
  const refusals: Refusal[] = [];
  for (const { kind, change } of messages) {
    if (kind === 'qualification.changed') {
      keepLatest(qualifications, `${change.ownerKey} ${change.qualificationId}`, change);
    } else if (kind === 'performer.blocked') {
      keepLatest(blocks, `${change.ownerKey} ${change.requesterKey}`, change);
    } else refusals.push(change);
  }
  const at = tx.clock.pinned();
  await applyQualifications(tx, [...qualifications.values()], at);
  await applyBlocks(tx, [...blocks.values()], at);
  await refuseRequests(tx, refusals);
}

function keepLatest<Change extends { readonly version: number }>(
  map: Map<string, Change>,
  key: string,
  change: Change,
): void {
  if ((map.get(key)?.version ?? 0) < change.version) map.set(key, change);
}

/** Rights changed: nothing remembered counts any more, the stock is planned anew, pages look again. */
export function noteStandingChanged(
  repository: Repository,
  messages: readonly StandingMessage[],
): void {
  if (messages.length === 0) return;
  const keys = new Set(messages.map(({ change }) => change.ownerKey));
  repository.facts.forget(keys);
  for (const { maintenance } of repository.groups) maintenance.groupChanged = true;
  repository.directory.notifyUsers(
    [...keys].map((ownerKey) => ({ ownerKey, topics: ['qualifications', 'feed'] })),
  );
}
