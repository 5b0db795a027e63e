import type { Queryable, Statement } from '@exchange/partitions';

export interface UsersOfPartition {
  readonly partitionId: string;
  readonly role: string;
  readonly users: number;
}

const byPartitionStatement: Statement = {
  name: 'directory-count-users',
  text: `
    select partition_id as "partitionId", role, count(*) as "users"
      from placements
     group by partition_id, role`,
};

const accountsStatement: Statement = {
  name: 'directory-count-accounts',
  text: `select count(*) as "accounts" from users`,
};

export function countUsersByPartition(database: Queryable): Promise<UsersOfPartition[]> {
  return database.query<UsersOfPartition>(byPartitionStatement);
}

export async function countAccounts(database: Queryable): Promise<number> {
  const [row] = await database.query<{ accounts: number }>(accountsStatement);
  return row?.accounts ?? 0;
}
