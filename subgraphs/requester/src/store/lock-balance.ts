import type { OwnerKey } from '@exchange/kernel';
import { accountId, userAccount } from '@exchange/ledger';
import type { Statement, Tx } from '@exchange/partitions';

const statement: Statement = {
  name: 'requester-lock-balance',
  text: 'select balance from ledger_accounts where id = $1 for update',
};

/** What a requester can spend, held still until the transaction ends. */
export async function lockBalance(tx: Tx, ownerKey: OwnerKey): Promise<number> {
  const [row] = await tx.query<{ balance: number }>(statement, [
    accountId(userAccount(ownerKey, 'available')),
  ]);
  return row?.balance ?? 0;
}
