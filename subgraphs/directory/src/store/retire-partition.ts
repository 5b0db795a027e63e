import type { Directory, Statement } from '@exchange/partitions';

/** How the books of a partition were closed, in minor units by kind of account. */
export interface RetiredPartition {
  readonly id: string;
  readonly role: 'requester' | 'performer';
  readonly balances: Readonly<Record<string, number>>;
}

const movesStatement: Statement = {
  name: 'directory-moves-about-partition',
  text: `
    select count(*) filter (where state in ('concluded', 'erasing')) as "kept",
           count(*) filter (where state not in ('concluded', 'erasing')) as "open"
      from moves
     where (from_partition = $1 or to_partition = $1)
       and state not in ('erased', 'cancelled', 'failed', 'taken-back')`,
};

const usersStatement: Statement = {
  name: 'directory-users-of-partition',
  text: `select count(*) as "users" from placements where partition_id = $1`,
};

/** Nobody can be placed there meanwhile: it accepts nobody. A user who is there by now stops it. */
const retireStatement: Statement = {
  name: 'directory-retire-partition',
  text: `
    with gone as (
      delete from partitions p
       where p.id = $1 and not p.accepting
         and not exists (select 1 from placements u where u.partition_id = p.id)
      returning p.id, p.role
    ),
    profile as (delete from group_profiles where split_part(partition_id, '/', 1) in (select id from gone)),
    info as (delete from task_info where partition_id in (select id from gone)),
    load as (delete from measured_loads where subject in (select 'partition:' || id from gone))
    insert into retired_partitions (id, role, balances, retired_by, retired_at)
    select id, role, $2::jsonb, $3, coalesce($4::timestamptz, now()) from gone
    returning id`,
};

const listStatement: Statement = {
  name: 'directory-retired-partitions',
  text: `select id, role, balances from retired_partitions order by id`,
};

/** Who and what still ties a partition to the cluster, as the directory knows. */
export async function countTies(
  database: Directory,
  partitionId: string,
): Promise<{ readonly users: number; readonly kept: number; readonly open: number }> {
  const [[moves], [users]] = await Promise.all([
    database.query<{ kept: number; open: number }>(movesStatement, [partitionId]),
    database.query<{ users: number }>(usersStatement, [partitionId]),
  ]);
  return { users: users?.users ?? 0, kept: moves?.kept ?? 0, open: moves?.open ?? 0 };
}

/** False: somebody lives there by now, or may be placed there. */
export async function retireInDirectory(
  database: Directory,
  partitionId: string,
  balances: RetiredPartition['balances'],
  accountId: string,
): Promise<boolean> {
  const rows = await database.query(retireStatement, [
    partitionId,
    JSON.stringify(balances),
    accountId,
    database.clock.pinned(),
  ]);
  return rows.length === 1;
}

export function listRetired(database: Directory): Promise<RetiredPartition[]> {
  return database.query<RetiredPartition>(listStatement);
}
