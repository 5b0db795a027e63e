import { err, ok, type Result } from '@exchange/kernel';
import { payoutTransfer, postTransfers } from '@exchange/ledger';
import { sqlStateOf } from '@exchange/partitions';
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
  const { partition, rail, directory } = me.repository;
  const id = `payout:${me.key}:${input.idempotencyKey}`;
  const transfer = payoutTransfer({ id, ownerKey: me.key, currency }, input.amountMinor);
  try {
    await partition.transact((tx) => postTransfers(tx, [transfer], tx.clock.pinned()));
  } catch (error) {
    if (sqlStateOf(error) !== notEnoughMoney) throw error;
    const message = 'This is more than the available balance: ask for less.';
    return err({ problems: [{ path: 'amountMinor', message }] });
  }
  await rail.payOut({ id, performerKey: me.key, amountMinor: input.amountMinor, currency });
  directory.notifyUsers([{ ownerKey: me.key, topics: ['earnings', 'balance'] }]);
  return ok(null);
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
