import { err, ok, type Result } from '@exchange/kernel';
import { payoutTransfer, postTransfers } from '@exchange/ledger';
import { sqlStateOf } from '@exchange/partitions';
import { readPayoutAmount } from '../store/earnings-reads.ts';
import { currency } from './currency.ts';
import type { Me } from './access.ts';
import type { Problem } from './input-checks.ts';

const leastMinor = 100;
const notEnoughMoney = '23514';

/**
 * Books the payout first and then gives the order to the rail, under the same id: a repeat books
 * nothing new and gives the same order again, so a rail that failed is tried again and none pays
 * twice.
 */
export async function requestPayout(
  me: Me,
  input: { readonly amountMinor: number; readonly idempotencyKey: string },
): Promise<Result<null, { readonly problems: readonly Problem[] }>> {
  const problems = findPayoutProblems(input);
  if (problems.length > 0) return err({ problems });
  const { rail, directory } = me.repository;
  const id = `payout:${me.key}:${input.idempotencyKey}`;
  let booked: number | null;
  try {
    booked = await bookPayout(me, id, input.amountMinor);
  } catch (error) {
    if (sqlStateOf(error) !== notEnoughMoney) throw error;
    const message = 'This is more than the available balance: ask for less.';
    return err({ problems: [{ path: 'amountMinor', message }] });
  }
  // The rail may not know the order yet: another amount under its id would be paid unbooked.
  if (booked !== input.amountMinor) {
    const message = 'This key was used for a payout of another amount: make a new one.';
    return err({ problems: [{ path: 'idempotencyKey', message }] });
  }
  await rail.payOut({ id, performerKey: me.key, amountMinor: input.amountMinor, currency });
  directory.notifyUsers([{ ownerKey: me.key, topics: ['earnings', 'balance'] }]);
  return ok(null);
}

/** The amount that is booked under this id, now or before. */
function bookPayout(me: Me, id: string, amountMinor: number): Promise<number | null> {
  const transfer = payoutTransfer({ id, ownerKey: me.key, currency }, amountMinor);
  return me.repository.partition.transact(async (tx) => {
    const posted = await postTransfers(tx, [transfer], tx.clock.pinned());
    return posted.size === 1 ? amountMinor : readPayoutAmount(tx, id, me.key);
  });
}

function findPayoutProblems(input: {
  readonly amountMinor: number;
  readonly idempotencyKey: string;
}): readonly Problem[] {
  const problems: Problem[] = [];
  if (!Number.isSafeInteger(input.amountMinor) || input.amountMinor < leastMinor) {
    problems.push({
      path: 'amountMinor',
      message: `Ask for at least ${leastMinor} minor units, in whole units.`,
    });
  }
  if (!/^[\x21-\x7e]{8,64}$/.test(input.idempotencyKey)) {
    problems.push({
      path: 'idempotencyKey',
      message: 'Use 8 to 64 characters without spaces, made anew for each payout.',
    });
  }
  return problems;
}
