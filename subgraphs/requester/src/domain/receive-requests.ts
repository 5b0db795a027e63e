import type { Envelope, MessagePayload, NodeServices, ProcedureOutput } from '@exchange/cluster';
import { messageKinds } from '@exchange/cluster';
import { isIdOf, isStorable, ownerOf } from '@exchange/kernel';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { findAbsent, receiveMany } from '@exchange/partitions';
import { findGrants } from '../store/qualification-grants.ts';
import {
  answerRequestRows,
  findLastRefusal,
  insertRequest,
} from '../store/qualification-requests.ts';
import { holdQualificationTypes } from '../store/qualification-types.ts';
import { grantWithRequests } from './change-qualifications.ts';
import { decideRequest, type RequestOutcome } from './decide-request.ts';
import { sendChanges, sendRefusals } from './send-qualifications.ts';

type Report = ProcedureOutput<'deliver'>;
type Requested = MessagePayload<'qualification.requested'>;
type Withdrawn = MessagePayload<'qualification.withdrawn'>;
type Read =
  | { readonly id: string; readonly kind: 'qualification.requested'; readonly about: Requested }
  | { readonly id: string; readonly kind: 'qualification.withdrawn'; readonly about: Withdrawn };

export function isRequestMessage({ kind }: Envelope): boolean {
  return kind === 'qualification.requested' || kind === 'qualification.withdrawn';
}

/** Requests of performers for qualifications, and their withdrawals, each once. */
export async function receiveRequests(
  services: NodeServices,
  partition: RequesterPartition,
  messages: readonly Envelope[],
): Promise<Report> {
  const report: Report = { delivered: [], failed: [] };
  const read: Read[] = [];
  for (const message of messages) {
    const home = await services.directory.findHome(message.to);
    const about = readRequest(message);
    if (home?.partitionId !== partition.id) {
      report.failed.push({ id: message.id, error: 'USER_MOVED', retryable: true });
    } else if (about === null) {
      report.failed.push({ id: message.id, error: 'It cannot be read.', retryable: false });
    } else read.push(about);
  }
  if (read.length === 0) return report;
  const distinct = [...new Map(read.map((message) => [message.id, message])).values()];
  const ownerKeyOf = ({ about }: Read) => ownerOf(about.qualificationId) ?? '';
  const [here, away] = await partition.transact(async (tx) => {
    // Who is being moved holds up none of the others: their messages come again.
    const absent = await findAbsent(tx, distinct.map(ownerKeyOf));
    const known = distinct.filter((message) => !absent.has(ownerKeyOf(message)));
    const fresh = await receiveMany(
      tx,
      known.map((message) => ({ ...message, to: ownerKeyOf(message) })),
    );
    for (const message of known.filter(({ id }) => fresh.has(id))) await apply(tx, message);
    return [known, distinct.filter((message) => absent.has(ownerKeyOf(message)))] as const;
  });
  tell(services, here);
  report.delivered.push(...here.map(({ id }) => id));
  report.failed.push(...away.map(({ id }) => ({ id, error: 'USER_MOVED', retryable: true })));
  return report;
}

function readRequest({ id, to, kind, payload }: Envelope): Read | null {
  const read =
    kind === 'qualification.requested'
      ? messageKinds[kind].safeParse(payload)
      : messageKinds['qualification.withdrawn'].safeParse(payload);
  if (!read.success) return null;
  const { requestId, performerKey, qualificationId } = read.data;
  const fits =
    isIdOf('request', requestId) &&
    ownerOf(requestId) === performerKey &&
    isIdOf('qualification', qualificationId) &&
    ownerOf(qualificationId) === to &&
    isStorable(read.data);
  if (!fits) return null;
  return 'note' in read.data
    ? { id, kind: 'qualification.requested', about: read.data }
    : { id, kind: 'qualification.withdrawn', about: read.data };
}

async function apply(tx: Tx, message: Read): Promise<void> {
  const { about } = message;
  const ownerKey = ownerOf(about.qualificationId) ?? '';
  const at = tx.clock.pinned();
  if (message.kind === 'qualification.withdrawn') {
    const outcome = { status: 'withdrawn', reason: null } as const;
    const ended = await answerRequestRows(tx, ownerKey, [about.requestId], outcome, at);
    if (ended.length > 0) return;
    const types = await holdQualificationTypes(tx, [about.qualificationId]);
    // It may have overtaken its request, which then finds its id taken.
    const row = toRow(about, ownerKey, message.about.withdrawnAt);
    if (types.size > 0) await insertRequest(tx, { ...row, note: '', status: 'withdrawn' }, at);
    return;
  }
  await receive(tx, message.about, ownerKey);
}

async function receive(tx: Tx, request: Requested, ownerKey: string): Promise<void> {
  const { qualificationId, performerKey, requestId } = request;
  const type = (await holdQualificationTypes(tx, [qualificationId])).get(qualificationId);
  const [grant] = await findGrants(tx, [{ qualificationId, performerKey }]);
  const refusedAt = await findLastRefusal(tx, qualificationId, performerKey);
  const lostAt = grant?.status === 'revoked' ? grant.changedAt : null;
  const now = tx.clock.now();
  const earlier = { held: grant?.status === 'granted', endedAt: latest(refusedAt, lostAt) };
  const outcome = decideRequest(type, earlier, now);
  const at = tx.clock.pinned();
  if (type !== undefined) {
    const row = toRow(request, ownerKey, request.requestedAt);
    const status = statusOf(outcome);
    const reason = outcome.kind === 'refused' ? outcome.reason : null;
    const isNew = await insertRequest(tx, { ...row, note: request.note, status, reason }, at);
    // Withdrawn before it arrived.
    if (!isNew) return;
  }
  if (outcome.kind === 'refused') {
    sendRefusals(tx, [{ ...outcome, id: requestId, performerKey, qualificationId }], now);
  } else if (outcome.kind === 'held' && type !== undefined && grant !== undefined) {
    // The grant and the request crossed on their way: saying it again ends the request there.
    sendChanges(tx, type, [grant], () => `held:${requestId}`);
  } else if (outcome.kind === 'granted' && type !== undefined) {
    await grantWithRequests(tx, type, {
      qualificationId,
      ownerKey,
      source: 'automatic',
      reason: null,
      values: [{ performerKey, value: outcome.value }],
    });
  }
}

function statusOf(outcome: RequestOutcome): string {
  return outcome.kind === 'held' ? 'granted' : outcome.kind;
}

function toRow(about: Requested | Withdrawn, ownerKey: string, requestedAt: Date) {
  const { requestId, qualificationId, performerKey } = about;
  return { id: requestId, ownerKey, qualificationId, performerKey, requestedAt, reason: null };
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function tell(services: NodeServices, messages: readonly Read[]): void {
  const owners = new Set(messages.flatMap(({ about }) => ownerOf(about.qualificationId) ?? []));
  services.directory.notifyUsers(
    [...owners].map((ownerKey) => ({ ownerKey, topics: ['qualifications'] })),
  );
}
