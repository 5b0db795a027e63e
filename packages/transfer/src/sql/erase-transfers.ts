import type { Statement, Tx } from '@exchange/partitions';

/** Money that owners took along or brought, with the opposite sign; over all partitions it nets out. */
export const movedAccount = 'house:moved';

const chooseStatement: Statement = {
  name: 'transfer-choose-transfers',
  text: `select id from ledger_transfers where owner_key = $1 limit $2`,
};

/** What the transfers booked to accounts that stay. */
const entriesStatement: Statement = {
  name: 'transfer-erase-entries',
  text: `
    with gone as (
      delete from ledger_entries where transfer_id = any($2::text[]) returning account_id, amount
    )
    select account_id as "accountId", sum(amount) as amount from gone
     where split_part(account_id, ':', 1) <> $1
     group by account_id order by account_id`,
};

const transfersStatement: Statement = {
  name: 'transfer-erase-transfers',
  text: 'delete from ledger_transfers where id = any($1::text[])',
};

/** One transfer stands for all that are gone; each part of an erasure adds to it. */
const standInStatement: Statement = {
  name: 'transfer-stand-in',
  text: `
    with standing as (
      insert into ledger_transfers (id, owner_key, kind, note, created_at)
      values ($1, 'house', 'move-out', 'The sum of what a user who moved had booked here.',
              coalesce($4::timestamptz, now()))
      on conflict (id) do nothing
    ), given as (
      select * from unnest($2::text[], $3::bigint[]) as g (account_id, amount)
    ), added as (
      update ledger_entries e set amount = e.amount + g.amount
        from given g where e.transfer_id = $1 and e.account_id = g.account_id
      returning e.account_id
    )
    insert into ledger_entries (transfer_id, account_id, amount)
    select $1, account_id, amount from given
     where account_id not in (select account_id from added)`,
};

const balanceStatement: Statement = {
  name: 'transfer-add-moved',
  text: `
    insert into ledger_accounts (id, owner_key, kind, currency, balance)
    select $1, 'house', 'moved', currency, $3 from ledger_accounts
     order by owner_key = $2 desc limit 1
    on conflict (id) do update set balance = ledger_accounts.balance + excluded.balance`,
};

/** Adds to the account of moved money; its currency is that of the owner's accounts. */
export function addMoved(tx: Tx, ownerKey: string, amount: number): void {
  tx.send(balanceStatement, [movedAccount, ownerKey, amount]);
}

/**
 * Deletes up to `most` transfers of an owner. What they booked to the exchange's own accounts stays
 * booked, against the account of moved money, so that the ledger sums to zero at every moment.
 */
export async function eraseTransfers(
  tx: Tx,
  { moveId, ownerKey }: { readonly moveId: string; readonly ownerKey: string },
  most: number,
): Promise<number> {
  const chosen = await tx.query<{ id: string }>(chooseStatement, [ownerKey, most]);
  if (chosen.length === 0) return 0;
  const ids = chosen.map(({ id }) => id);
  const booked = await tx.query<{ accountId: string; amount: number }>(entriesStatement, [
    ownerKey,
    ids,
  ]);
  await tx.query(transfersStatement, [ids]);
  const stays = booked.filter(
    ({ accountId, amount }) => accountId !== movedAccount && amount !== 0,
  );
  const before = booked.find(({ accountId }) => accountId === movedAccount)?.amount ?? 0;
  const moved = -stays.reduce((total, { amount }) => total + amount, 0);
  if (moved - before !== 0) addMoved(tx, ownerKey, moved - before);
  if (stays.length > 0) {
    const entries = [...stays, { accountId: movedAccount, amount: moved }];
    await tx.query(standInStatement, [
      `move.out:${moveId}`,
      entries.map(({ accountId }) => accountId),
      entries.map(({ amount }) => amount),
      tx.clock.pinned(),
    ]);
  }
  return ids.length;
}
