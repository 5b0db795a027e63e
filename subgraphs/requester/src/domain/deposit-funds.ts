import type { OwnerKey, Result } from '@exchange/kernel';
import { err, money, ok } from '@exchange/kernel';
import { depositTransfer, postTransfers } from '@exchange/ledger';
import type { RequesterPartition } from '@exchange/partitions';
import type { PaymentRail } from '../payments/payment-rail.ts';
import { checkIdempotencyKey, checkWhole } from './check-input.ts';
import { currency } from './currency.ts';
import type { InvalidInput } from './outcomes.ts';
import { invalidInput, keyUsedOtherwise } from './outcomes.ts';

/** Adds money to the balance. A repeat with the same key has no second effect. */
export async function depositFunds(
  partition: RequesterPartition,
  rail: PaymentRail,
  ownerKey: OwnerKey,
  input: { amountMinor: number; idempotencyKey: string },
): Promise<Result<OwnerKey, InvalidInput>> {
  const { amountMinor, idempotencyKey } = input;
  const problems = [
    ...checkWhole('amountMinor', amountMinor, 100, 100_000_000),
    ...checkIdempotencyKey(idempotencyKey),
  ];
  if (problems.length > 0) return err(invalidInput(problems));
  const id = `deposit:${ownerKey}:${idempotencyKey}`;
  const known = await partition.db.ledgerTransfer.findUnique({
    where: { id },
    include: { entries: true },
  });
  if (known !== null) {
    const isSame = known.entries.some((entry) => entry.amount === BigInt(amountMinor));
    return isSame ? ok(ownerKey) : err(keyUsedOtherwise('amount'));
  }
  const paid = await rail.collect({
    payer: ownerKey,
    amount: money(amountMinor, currency),
    idempotencyKey: id,
  });
  if (!paid.ok) return err(invalidInput([{ path: 'amountMinor', message: paid.error.message }]));
  const { reference } = paid.value;
  const transfer = depositTransfer({ id, ownerKey, currency, reference }, amountMinor);
  await partition.transact((tx) => postTransfers(tx, [transfer], tx.clock.pinned()));
  return ok(ownerKey);
}
