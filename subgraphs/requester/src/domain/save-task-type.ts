import type { Clock, OwnerKey, Result } from '@exchange/kernel';
import { err, newId, ok } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { isPlausibleId } from './check-input.ts';
import { checkTerms } from './check-terms.ts';
import { resolveCriteria } from './resolve-criteria.ts';
import type { TermsInput } from './check-terms.ts';
import type { InvalidInput, NotFound, WrongState } from './outcomes.ts';
import { invalidInput, notFound, wrongState } from './outcomes.ts';
import { currency } from './currency.ts';

type Saved = Result<string, InvalidInput | NotFound | WrongState>;

export async function createTaskType(
  partition: RequesterPartition,
  clock: Clock,
  ownerKey: OwnerKey,
  terms: TermsInput,
  servesTemplates: boolean,
): Promise<Saved> {
  const checked = checkTerms(terms, servesTemplates);
  if (!checked.ok) return err(invalidInput(checked.error));
  const criteria = await resolveCriteria(partition, ownerKey, checked.value.criteria);
  if (!criteria.ok) return criteria;
  const id = newId('type', ownerKey, clock);
  const data = { ...checked.value, criteria: criteria.value };
  await partition.db.taskType.create({
    data: { id, ownerKey, currency, createdAt: clock.now(), ...data },
  });
  return ok(id);
}

/** The terms of published work never change, so this works until the first publication. */
export async function updateTaskType(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { id: string; terms: TermsInput },
  servesTemplates: boolean,
): Promise<Saved> {
  const checked = checkTerms(input.terms, servesTemplates);
  if (!checked.ok) return err(invalidInput(checked.error));
  if (!isPlausibleId(input.id)) return err(notFound('task type'));
  const criteria = await resolveCriteria(partition, ownerKey, checked.value.criteria);
  if (!criteria.ok) return criteria;
  // One conditional update: a publication that races it finds the old terms or the new, not a mix.
  const { count } = await partition.db.taskType.updateMany({
    where: { id: input.id, ownerKey, lockedAt: null, archivedAt: null },
    data: { ...checked.value, criteria: criteria.value },
  });
  if (count === 1) return ok(input.id);
  const type = await partition.db.taskType.findFirst({ where: { id: input.id, ownerKey } });
  if (type === null) return err(notFound('task type'));
  if (type.archivedAt !== null) return err(wrongState('The task type was put away.', 'ARCHIVED'));
  const message = 'Published work uses this task type: make a copy and change that.';
  return err(wrongState(message, 'LOCKED'));
}

export async function archiveTaskType(
  partition: RequesterPartition,
  clock: Clock,
  ownerKey: OwnerKey,
  typeId: string,
): Promise<Result<string, NotFound>> {
  if (!isPlausibleId(typeId)) return err(notFound('task type'));
  const type = await partition.db.taskType.findFirst({ where: { id: typeId, ownerKey } });
  if (type === null) return err(notFound('task type'));
  await partition.db.taskType.updateMany({
    where: { id: typeId, ownerKey, archivedAt: null },
    data: { archivedAt: clock.now() },
  });
  return ok(typeId);
}
