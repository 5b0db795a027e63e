import { err, ok, type Result } from '@exchange/kernel';
import { payoutTransfer, postTransfers } from '@exchange/ledger';
import { sqlStateOf } from '@exchange/partitions';
import { findPayout, insertPayout, type PayoutRow } from '../store/payouts.ts';
import { currency } from './currency.ts';
import type { Me } from './access.ts';
import type { Problem } from './input-checks.ts';
import { sendPayouts } from './send-payouts.ts';

const leastMinor = 100;
const notEnoughMoney = '23514';

/**
 * Books the payout and the order to the rail together, then gives the order at once. Whatever happens
 * to that, the order stands and a job goes on with it, so the answer is how it stands by then: a
 * repeat books nothing new.
 */
export async function requestPayout(
  me: Me,
  input: { readonly amountMinor: number; readonly idempotencyKey: string },
): Promise<Result<PayoutRow, { readonly problems: readonly Problem[] }>> {
  const problems = findPayoutProblems(input);
  if (problems.length > 0) return err({ problems });
  const { partition } = me.repository;
  const id = `payout:${me.key}:${input.idempotencyKey}`;
  try {
    await bookPayout(me, id, input.amountMinor);
  } catch (error) {
    if (sqlStateOf(error) !== notEnoughMoney) throw error;
    const message = 'This is more than the available balance: ask for less.';
    return err({ problems: [{ path: 'amountMinor', message }] });
  }
  await sendPayouts(me.repository, id);
  const payout = await findPayout(partition, id);
  if (payout === null) throw new Error(`The payout ${id} was booked and is not there.`);
  if (payout.amountMinor !== input.amountMinor) {
    const message = 'This key was used for a payout of another amount: make a new one.';
    return err({ problems: [{ path: 'idempotencyKey', message }] });
  }
  if (payout.status === 'failed') {
    const message = `The payment service refused: ${payout.reason ?? 'it gave no reason'} The money is available again.`;
    return err({ problems: [{ path: 'amountMinor', message }] });
  }
  return ok(payout);
}

/** Nothing happens when it was booked before. */
function bookPayout(me: Me, id: string, amountMinor: number): Promise<void> {
  const transfer = payoutTransfer({ id, ownerKey: me.key, currency }, amountMinor);
  return me.repository.partition.transact(async (tx) => {
    const posted = await postTransfers(tx, [transfer], tx.clock.pinned());
    if (posted.size === 0) return;
    const order = { id, performerKey: me.key, amountMinor, currency };
    await insertPayout(tx, order, tx.clock.pinned());
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
