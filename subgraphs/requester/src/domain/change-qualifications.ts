import type { NodeServices } from '@exchange/cluster';
import type { OwnerKey, Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import {
  grantRows,
  revokeRows,
  type ChangedGrant,
  type GrantList,
} from '../store/qualification-grants.ts';
import { answerRequestRows, listOpenRequests } from '../store/qualification-requests.ts';
import { holdQualificationTypes, type HeldType } from '../store/qualification-types.ts';
import { checkText, checkWhole, isPlausibleId } from './check-input.ts';
import { checkPerformers } from './check-performers.ts';
import type { InputProblem, InvalidInput, NotFound, WrongState } from './outcomes.ts';
import { invalidInput, notFound, wrongState } from './outcomes.ts';
import { sendChanges } from './send-qualifications.ts';

export const mostPerformersPerCall = 500;
const smallest = -2_147_483_648;
const largest = 2_147_483_647;

export function checkValue(path: string, value: number): InputProblem[] {
  return checkWhole(path, value, smallest, largest);
}

type Changed = Result<number, InvalidInput | NotFound | WrongState>;

/** Gives a qualification or changes its value; a request that waits for it is thereby granted. */
export async function grantQualifications(
  services: NodeServices,
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: {
    qualificationTypeId: string;
    grants: readonly { performerId: string; value: number }[];
    reason?: string | null;
  },
): Promise<Changed> {
  const reason = input.reason?.trim() ? input.reason.trim() : null;
  const { keys, problems } = await checkPerformers(
    services.directory,
    input.grants.slice(0, mostPerformersPerCall).map(({ performerId }) => performerId),
    (index) => `grants.${index}.performerId`,
  );
  const all = [
    ...checkCount('grants', input.grants.length),
    ...problems,
    ...input.grants.flatMap(({ value }, index) => checkValue(`grants.${index}.value`, value)),
    ...checkText('reason', reason ?? '', { max: 500 }),
  ];
  if (all.length > 0) return err(invalidInput(all));
  const values = keys.map((performerKey, index) => ({
    performerKey,
    value: input.grants[index]?.value ?? 1,
  }));
  const list = { ownerKey, source: 'direct' as const, reason, values };
  return changeOwn(partition, ownerKey, input.qualificationTypeId, async (tx, type) => {
    if (type.retiredAt !== null) return null;
    return grantWithRequests(tx, type, { ...list, qualificationId: type.id });
  });
}

export async function revokeQualifications(
  services: NodeServices,
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { qualificationTypeId: string; performerIds: readonly string[]; reason: string },
): Promise<Changed> {
  const { keys, problems } = await checkPerformers(
    services.directory,
    input.performerIds.slice(0, mostPerformersPerCall),
    (index) => `performerIds.${index}`,
  );
  const all = [
    ...checkCount('performerIds', input.performerIds.length),
    ...problems,
    ...checkText('reason', input.reason, { min: 3, max: 500 }),
  ];
  if (all.length > 0) return err(invalidInput(all));
  return changeOwn(partition, ownerKey, input.qualificationTypeId, async (tx, type) => {
    const at = tx.clock.pinned();
    const changes = await revokeRows(tx, type.id, keys, input.reason.trim(), at);
    sendChanges(tx, type, changes);
    return changes;
  });
}

/** Writes grants with their messages and closes the requests that they answer. */
export async function grantWithRequests(
  tx: Tx,
  type: HeldType,
  list: GrantList,
): Promise<readonly ChangedGrant[]> {
  const at = tx.clock.pinned();
  const changes = await grantRows(tx, list, at);
  const keys = list.values.map(({ performerKey }) => performerKey);
  const waiting = (await listOpenRequests(tx, type.id, keys)).map((request) => request.id);
  const outcome = { status: 'granted', reason: list.reason } as const;
  await answerRequestRows(tx, type.ownerKey, waiting, outcome, at);
  sendChanges(tx, type, changes);
  return changes;
}

/** `change` gives null when the qualification has been put away. */
async function changeOwn(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  qualificationId: string,
  change: (tx: Tx, type: HeldType) => Promise<readonly ChangedGrant[] | null>,
): Promise<Changed> {
  if (!isPlausibleId(qualificationId)) return err(notFound('qualification'));
  return partition.transact(async (tx): Promise<Changed> => {
    const type = (await holdQualificationTypes(tx, [qualificationId])).get(qualificationId);
    if (type?.ownerKey !== ownerKey) return err(notFound('qualification'));
    const changes = await change(tx, type);
    if (changes !== null) return ok(changes.length);
    return err(wrongState('The qualification was put away: nobody gets it any more.', 'RETIRED'));
  });
}

function checkCount(path: string, count: number): InputProblem[] {
  if (count >= 1 && count <= mostPerformersPerCall) return [];
  return [{ path, message: `Name 1 to ${mostPerformersPerCall} performers; there are ${count}.` }];
}
