import type { Partition } from '@exchange/partitions';

/** What must be so of every ledger, whoever moved: see I4. */
export async function readLedger(partition: Partition) {
  const [row] = await partition.query<{ unbalanced: number; moved: number; wrong: number }>({
    name: 'test-ledger',
    text: `
      select (select count(*) from (select 1 from ledger_entries group by transfer_id having sum(amount) <> 0) u) as unbalanced,
             (select coalesce(sum(balance), 0) from ledger_accounts where kind = 'moved') as moved,
             (select count(*) from ledger_accounts a
               where balance <> (select coalesce(sum(amount), 0) from ledger_entries where account_id = a.id)) as wrong`,
  });
  return row ?? { unbalanced: -1, moved: 0, wrong: -1 };
}

export async function readBalances(partition: Partition, ownerKey: string) {
  const rows = await partition.query<{ kind: string; balance: number }>(
    {
      name: 'test-balances',
      text: 'select kind, balance from ledger_accounts where owner_key = $1 order by kind',
    },
    [ownerKey],
  );
  return Object.fromEntries(rows.map(({ kind, balance }) => [kind, balance]));
}
