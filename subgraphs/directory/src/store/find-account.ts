import type { Queryable, Statement } from '@exchange/partitions';

/** An account with its roles and their homes. */
export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isOperator: boolean;
  readonly homes: readonly {
    readonly role: 'requester' | 'performer';
    readonly ownerKey: string;
    readonly partitionId: string;
    readonly epoch: number;
  }[];
}

const findAccountStatement: Statement = {
  name: 'directory-find-account',
  text: `
    select u.id, u.email, u.name, u.is_operator as "isOperator",
           coalesce(
             jsonb_agg(
               jsonb_build_object('role', p.role, 'ownerKey', p.owner_key,
                                  'partitionId', p.partition_id, 'epoch', p.epoch)
               order by p.role desc
             ) filter (where p.owner_key is not null),
             '[]'
           ) as "homes"
      from users u
      left join placements p on p.account_id = u.id
     where u.id = $1
     group by u.id`,
};

export async function findAccount(
  database: Queryable,
  accountId: string,
): Promise<AccountRow | null> {
  const [row] = await database.query<AccountRow>(findAccountStatement, [accountId]);
  return row ?? null;
}
