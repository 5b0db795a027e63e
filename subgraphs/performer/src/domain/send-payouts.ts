import { withDeadline } from '@exchange/cluster';
import { payoutReturnTransfer, postTransfers } from '@exchange/ledger';
import type { Repository } from '../repository.ts';
import { claimPayouts, settlePayout, type PayoutRow } from '../store/payouts.ts';
import { decidePayout, type OpenPayout } from './decide-payout.ts';
import type { PayoutAnswer } from './payment-rail.ts';

const atOnce = 20;
const railDeadlineMs = 20_000;
/** Longer than an attempt takes, so that nobody else gives the same order meanwhile. */
const claimMs = 60_000;

/**
 * Gives orders that are due to the rail, or the one of this id, and books how they ended. Returns how
 * many it gave. Safe to repeat: the rail carries out an order once.
 */
export async function sendPayouts(repository: Repository, id: string | null): Promise<number> {
  const { partition } = repository;
  const claim = { limit: atOnce, id, forMs: claimMs };
  const claimed = await claimPayouts(partition, claim, partition.clock.pinned());
  await Promise.all(claimed.map((payout) => send(repository, payout)));
  return claimed.length;
}

async function send(repository: Repository, payout: PayoutRow): Promise<void> {
  const { partition, directory } = repository;
  const { id, performerKey, currency } = payout;
  const answer = await askRail(repository, payout);
  const open = { status: payout.status, attempts: payout.attempts } as OpenPayout;
  const step = decidePayout(open, answer);
  await partition.transact(async (tx) => {
    const settled = await settlePayout(tx, payout, step, tx.clock.pinned());
    if (settled?.status !== 'failed') return;
    const basics = { id: `return:${id}`, ownerKey: performerKey, currency, reference: id };
    const transfer = payoutReturnTransfer(basics, payout.amountMinor);
    await postTransfers(tx, [transfer], tx.clock.pinned());
  });
  directory.notifyUsers([{ ownerKey: performerKey, topics: ['earnings', 'balance'] }]);
}

/** Null when the rail could not tell. */
async function askRail(
  { rail, log, partition }: Repository,
  payout: PayoutRow,
): Promise<PayoutAnswer | null> {
  const { id, performerKey, amountMinor, currency } = payout;
  try {
    const asked = rail.payOut({ id, performerKey, amountMinor, currency });
    return await withDeadline(asked, railDeadlineMs);
  } catch (err) {
    log.warn({ err, partition: partition.id, payout: id }, 'the payment rail did not answer');
    return null;
  }
}
