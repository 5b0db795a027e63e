import type { Queryable } from '@exchange/partitions';
import { accountId } from './accounts.ts';
import type { Transfer } from './transfers.ts';

/**
 * One statement: a transfer whose id is known already adds nothing, neither entries nor balance.
 * Accounts are touched in the order of their ids, so that two statements cannot wait for each other.
 * A user account that would become negative fails the whole statement (trigger
 * `user_accounts_not_negative`); entries are protected against change by a trigger.
 */
const statement = {
  name: 'post-transfers',
  text: `
with given as (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
    as given (id, owner_key, kind, reference)
), posted as (
  insert into ledger_transfers (id, owner_key, kind, reference, created_at)
  select id, owner_key, kind, reference, coalesce($10::timestamptz, now()) from given
  on conflict (id) do nothing
  returning id
), lines as (
  select line.* from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[])
    as line (transfer_id, account_id, owner_key, account_kind, amount)
  join posted on posted.id = line.transfer_id
), balances as (
  insert into ledger_accounts (id, owner_key, kind, currency, balance)
  select account_id, min(owner_key), min(account_kind), $11, sum(amount)
  from lines group by account_id order by account_id
  on conflict (id) do update set balance = ledger_accounts.balance + excluded.balance
), entries as (
  insert into ledger_entries (transfer_id, account_id, amount)
  select transfer_id, account_id, amount from lines
)
select id from posted`,
};

/**
 * Posts transfers of one currency inside the caller's transaction.
 *
 * @returns ids of those that were new
 * @throws RangeError when the entries of a transfer do not sum to zero (a bug)
 * @throws SQLSTATE 23514 when a user account would become negative
 */
export async function postTransfers(
  tx: Queryable,
  given: readonly Transfer[],
  at: Date | null,
): Promise<ReadonlySet<string>> {
  // The statement joins entries to transfers by id: of two with one id only the first may count.
  const transfers = [...new Map(given.toReversed().map((one) => [one.id, one])).values()].reverse();
  const [first] = transfers;
  if (first === undefined) return new Set();
  for (const transfer of transfers) assertBalanced(transfer, first.currency);
  const lines = transfers.flatMap((transfer) =>
    transfer.entries.map((entry) => ({ transferId: transfer.id, ...entry })),
  );
  const posted = await tx.query<{ id: string }>(statement, [
    transfers.map((transfer) => transfer.id),
    transfers.map((transfer) => transfer.ownerKey),
    transfers.map((transfer) => transfer.kind),
    transfers.map((transfer) => transfer.reference),
    lines.map((line) => line.transferId),
    lines.map((line) => accountId(line.account)),
    lines.map((line) => line.account.owner),
    lines.map((line) => line.account.kind),
    lines.map((line) => line.amount),
    at,
    first.currency,
  ]);
  return new Set(posted.map((row) => row.id));
}

function assertBalanced(transfer: Transfer, currency: string): void {
  const sum = transfer.entries.reduce((total, entry) => total + entry.amount, 0);
  if (sum !== 0) throw new RangeError(`Transfer ${transfer.id} does not sum to zero.`);
  if (transfer.currency !== currency)
    throw new RangeError('Transfers of one call share a currency.');
}
