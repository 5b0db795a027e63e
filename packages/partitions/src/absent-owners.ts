import type { OwnerKey } from '@exchange/kernel';
import { OwnerAwayError } from './owner-away.ts';
import type { Queryable, Statement } from './statement.ts';

/**
 * SQL: the owner of a row may be changed here now. Statements over the rows of many owners leave out
 * those who are being moved or have moved, which the fence would refuse with all the others; the table
 * behind it is nearly always empty.
 */
export function isHere(owner: string): string {
  return `not exists (select 1 from absent_owners x where x.owner_key = ${owner})`;
}

/**
 * SQL: a row of this owner is not one of a copy, here before the owner arrives or after they left. For
 * those who read what there is: who is blocked is at home.
 */
export function livesHere(owner: string): string {
  return `not exists (
    select 1 from away_owners w where w.owner_key = ${owner} and w.state in ('left', 'arriving'))`;
}

const statement: Statement = {
  name: 'find-absent-owners',
  text: `
    select owner_key as "ownerKey", state from away_owners
     where owner_key = any($1::text[]) and state in ('blocked', 'arriving', 'left')`,
};

/** Those of these owners whose rows cannot be changed here now, and why. */
export async function findAbsent(
  db: Queryable,
  ownerKeys: Iterable<OwnerKey>,
): Promise<ReadonlyMap<OwnerKey, OwnerAwayError['state']>> {
  const rows = await db.query<{ ownerKey: OwnerKey; state: OwnerAwayError['state'] }>(statement, [
    [...new Set(ownerKeys)],
  ]);
  return new Map(rows.map(({ ownerKey, state }) => [ownerKey, state]));
}

/** @throws OwnerAwayError when one of these owners cannot be changed here now */
export async function requireHere(db: Queryable, ownerKeys: Iterable<OwnerKey>): Promise<void> {
  const [first] = await findAbsent(db, ownerKeys);
  if (first !== undefined) throw new OwnerAwayError(...first, null);
}

const guardStatement: Statement = {
  name: 'guard-owners',
  text: `select guard_owners($1::text[])`,
};

/**
 * Meets the fence as a write of these owners would, for those who found nothing to write: what they look
 * for may be on its way here. Unlike `requireHere` it is waited for where writes are.
 *
 * @throws OwnerAwayError when one of these owners cannot be changed here now
 */
export async function meetFence(db: Queryable, ownerKeys: Iterable<OwnerKey>): Promise<void> {
  await db.query(guardStatement, [[...new Set(ownerKeys)].sort()]);
}
