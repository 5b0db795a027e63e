import type { Currency, OwnerKey, Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { postTransfers, reserveTransfer } from '@exchange/ledger';
import type { Tx } from '@exchange/partitions';
import { lockBalance } from '../store/lock-balance.ts';
import type { InsufficientFunds } from './outcomes.ts';
import { insufficientFunds } from './outcomes.ts';

/** Sets money aside for a batch. A repeat with the same transfer id is `repeated` and moves nothing. */
export async function reserveMoney(
  tx: Tx,
  reserve: {
    id: string;
    ownerKey: OwnerKey;
    batchId: string;
    amount: number;
    currency: Currency;
  },
): Promise<Result<{ repeated: boolean }, InsufficientFunds>> {
  const { id, ownerKey, batchId, amount, currency } = reserve;
  const available = await lockBalance(tx, ownerKey);
  if (available < amount) return err(insufficientFunds(amount, available, currency));
  const transfer = reserveTransfer({ id, ownerKey, currency, reference: batchId }, amount);
  const posted = await postTransfers(tx, [transfer], tx.clock.pinned());
  return ok({ repeated: posted.size === 0 });
}
