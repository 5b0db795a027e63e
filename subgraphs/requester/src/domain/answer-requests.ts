import type { OwnerKey, Result } from '@exchange/kernel';
import { err, isIdOf, ok } from '@exchange/kernel';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { grantRows } from '../store/qualification-grants.ts';
import {
  answerRequestRows,
  findRequests,
  type RequestRow,
} from '../store/qualification-requests.ts';
import { holdQualificationTypes } from '../store/qualification-types.ts';
import { checkValue } from './change-qualifications.ts';
import { checkText } from './check-input.ts';
import type { InputProblem, InvalidInput, NotFound } from './outcomes.ts';
import { invalidInput, notFound } from './outcomes.ts';
import { retryAtAfter, sendChanges, sendRefusals } from './send-qualifications.ts';

const mostPerCall = 200;

type Answered = Result<number, InvalidInput | NotFound>;

/** Gives performers what they asked for. Requests that are not open any more are passed over. */
export async function grantRequests(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { ids: readonly string[]; value: number },
): Promise<Answered> {
  const problems = [...checkIds(input.ids), ...checkValue('value', input.value)];
  if (problems.length > 0) return err(invalidInput(problems));
  return answerOwn(partition, ownerKey, input.ids, async (tx, ids) => {
    const at = tx.clock.pinned();
    const outcome = { status: 'granted', reason: null } as const;
    const answered = await answerRequestRows(tx, ownerKey, ids, outcome, at);
    const types = await holdTypesOf(tx, answered);
    for (const [qualificationId, group] of byQualification(answered)) {
      const type = types.get(qualificationId);
      if (type === undefined) continue;
      const values = group.map(({ performerKey }) => ({ performerKey, value: input.value }));
      const list = { qualificationId, ownerKey, source: 'request' as const, reason: null, values };
      sendChanges(tx, type, await grantRows(tx, list, at));
    }
    return answered.length;
  });
}

export async function refuseRequests(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { ids: readonly string[]; reason: string },
): Promise<Answered> {
  const problems = [
    ...checkIds(input.ids),
    ...checkText('reason', input.reason, { min: 3, max: 500 }),
  ];
  if (problems.length > 0) return err(invalidInput(problems));
  const reason = input.reason.trim();
  return answerOwn(partition, ownerKey, input.ids, async (tx, ids) => {
    const outcome = { status: 'refused', reason } as const;
    const answered = await answerRequestRows(tx, ownerKey, ids, outcome, tx.clock.pinned());
    const types = await holdTypesOf(tx, answered);
    const refusedAt = tx.clock.now();
    const refused = answered.map((request) => {
      const type = types.get(request.qualificationId);
      const retryAt = type === undefined ? null : retryAtAfter(type, refusedAt);
      return { ...request, reason, retryAt };
    });
    sendRefusals(tx, refused, refusedAt);
    return answered.length;
  });
}

/** NotFound when any id names no request to this requester; then nothing is answered. */
async function answerOwn(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  ids: readonly string[],
  answer: (tx: Tx, ids: readonly string[]) => Promise<number>,
): Promise<Answered> {
  const distinct = [...new Set(ids)];
  return partition.transact(async (tx): Promise<Answered> => {
    const known = await findRequests(tx, distinct);
    const own = known.filter((request) => request.ownerKey === ownerKey);
    if (own.length < distinct.length) return err(notFound('request'));
    return ok(await answer(tx, distinct));
  });
}

function holdTypesOf(tx: Tx, requests: readonly RequestRow[]) {
  return holdQualificationTypes(tx, [
    ...new Set(requests.map(({ qualificationId }) => qualificationId)),
  ]);
}

/** In the order of ids, in which every statement here takes its locks. */
function byQualification(requests: readonly RequestRow[]) {
  const groups = Map.groupBy(requests, ({ qualificationId }) => qualificationId);
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

function checkIds(ids: readonly string[]): InputProblem[] {
  if (ids.length < 1 || ids.length > mostPerCall) {
    return [{ path: 'ids', message: `Give 1 to ${mostPerCall} ids; there are ${ids.length}.` }];
  }
  return ids.flatMap((id, index) =>
    isIdOf('request', id)
      ? []
      : [{ path: `ids.${index}`, message: 'This is not the id of a request.' }],
  );
}
