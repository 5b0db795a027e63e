import type { Partition, Queryable, Statement } from '@exchange/partitions';

/**
 * A recall and the arrival of what it recalls take turns, so that one of them sees the other: recalls
 * alone, arrivals side by side. Until the transaction ends.
 */
const recallTurnStatement: Statement = {
  name: 'recall-turn',
  text: `select pg_advisory_xact_lock(hashtextextended('stock arrivals', 0))`,
};
const arrivalTurnStatement: Statement = {
  name: 'arrival-turn',
  text: `select pg_advisory_xact_lock_shared(hashtextextended('stock arrivals', 0))`,
};

/** Of leases that are in stock the row itself says that they are recalled, or they have gone back. */
const rememberStatement: Statement = {
  name: 'remember-recalled',
  text: `
    insert into recalled_leases (lease_id, recalled_at)
    select r.id, coalesce($2::timestamptz, now())
      from unnest($1::text[]) as r (id)
     where not exists (select 1 from stock_items s where s.lease_id = r.id)
     order by r.id
    on conflict (lease_id) do nothing`,
};

const forgetStatement: Statement = {
  name: 'forget-recalled',
  text: `
    delete from recalled_leases
     where recalled_at < coalesce($1::timestamptz, now()) - $2 * interval '1 millisecond'`,
};

const takeStatement: Statement = {
  name: 'find-recalled',
  text: `select lease_id as id from recalled_leases where lease_id = any($1::text[])`,
};

export async function takeRecallTurn(db: Queryable): Promise<void> {
  await db.query(recallTurnStatement);
}

export async function takeArrivalTurn(db: Queryable): Promise<void> {
  await db.query(arrivalTurnStatement);
}

/** Remembers leases that are recalled and have not arrived. */
export async function rememberRecalled(
  db: Queryable,
  leaseIds: readonly string[],
  at: Date | null,
): Promise<void> {
  await db.query(rememberStatement, [leaseIds, at]);
}

/** Which of these leases were recalled before they arrived. */
export async function findRecalled(
  db: Queryable,
  leaseIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(takeStatement, [leaseIds]);
  return rows.map(({ id }) => id);
}

/** Drops what is older than any acquisition that could still be answered. */
export async function forgetRecalled(partition: Partition, olderThanMs: number): Promise<void> {
  await partition.query(forgetStatement, [partition.clock.pinned(), olderThanMs]);
}
