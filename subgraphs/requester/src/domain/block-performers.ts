import type { MessagePayload, NodeServices } from '@exchange/cluster';
import type { OwnerKey, Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { appendOutbox, type RequesterPartition, type Tx } from '@exchange/partitions';
import {
  blockRow,
  findBlockRow,
  liftBlockRow,
  readRequesterName,
  type BlockRow,
} from '../store/performer-blocks.ts';
import { checkText } from './check-input.ts';
import { checkPerformers, performerKeyOf } from './check-performers.ts';
import type { InvalidInput, NotFound } from './outcomes.ts';
import { invalidInput, notFound } from './outcomes.ts';

type Blocked = Result<BlockRow, InvalidInput | NotFound>;

/** The performer gets no work of this requester any more, and reads why. */
export async function blockPerformer(
  services: NodeServices,
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { performerId: string; reason: string },
): Promise<Blocked> {
  const reason = input.reason.trim();
  const { keys, problems } = await checkPerformers(
    services.directory,
    [input.performerId],
    () => 'performerId',
  );
  const all = [...problems, ...checkText('reason', input.reason, { min: 3, max: 500 })];
  const [performerKey] = keys;
  if (all.length > 0 || performerKey === undefined) return err(invalidInput(all));
  return partition.transact(async (tx): Promise<Blocked> => {
    const changed = await blockRow(tx, ownerKey, performerKey, reason, tx.clock.pinned());
    if (changed !== null) await sendBlock(tx, ownerKey, changed);
    return toResult(changed ?? (await findBlockRow(tx, ownerKey, performerKey)));
  });
}

export async function unblockPerformer(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { performerId: string },
): Promise<Blocked> {
  const performerKey = performerKeyOf(input.performerId);
  if (performerKey === null) return err(notFound('block'));
  return partition.transact(async (tx): Promise<Blocked> => {
    const changed = await liftBlockRow(tx, ownerKey, performerKey, tx.clock.pinned());
    if (changed !== null) await sendBlock(tx, ownerKey, changed);
    return toResult(changed ?? (await findBlockRow(tx, ownerKey, performerKey)));
  });
}

function toResult(row: BlockRow | null): Blocked {
  return row === null ? err(notFound('block')) : ok(row);
}

async function sendBlock(tx: Tx, ownerKey: OwnerKey, block: BlockRow): Promise<void> {
  const { performerKey, active, reason, version, changedAt } = block;
  const requesterName = await readRequesterName(tx, ownerKey);
  appendOutbox(tx, [
    {
      id: `block:${ownerKey}:${performerKey}:${version}`,
      to: performerKey,
      kind: 'performer.blocked',
      payload: {
        requesterKey: ownerKey,
        requesterName,
        active,
        reason,
        version,
        changedAt,
      } satisfies MessagePayload<'performer.blocked'>,
    },
  ]);
}
