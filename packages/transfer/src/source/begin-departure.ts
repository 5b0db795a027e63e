import type { Partition, Tx } from '@exchange/partitions';
import { installCapture } from '../capture/install-capture.ts';
import { MoveRefusedError } from '../move-refused.ts';
import { columnsOf } from '../sql/columns.ts';
import type { AwayRow } from '../sql/enter.ts';
import { enter, requireLaterThanBlock, requireState } from '../sql/enter.ts';
import { lockOwner, setState } from '../sql/owner-state.ts';
import type { Estimate, MoveBase, MoveRef } from '../types.ts';

export async function beginDeparture(
  partition: Partition,
  move: MoveRef,
  base: MoveBase,
): Promise<Estimate> {
  await partition.transact(async (tx) => {
    lockOwner(tx, move.ownerKey);
    const away = await enter(tx, move);
    if (away?.moveId === move.moveId) {
      requireLaterThanBlock(requireState(away, move, ['leaving', 'blocked']), move);
      setState(tx, move, 'leaving', away.formerMoveId);
      return;
    }
    if (away !== null && away.state !== 'tracked') {
      throw new MoveRefusedError('other-move', `The owner is in move ${away.moveId} here.`);
    }
    await requireResident(tx, partition, move.ownerKey);
    setState(tx, move, 'leaving', formerMove(away, base));
  });
  await installCapture(partition);
  return { rows: await countRows(partition, move.ownerKey) };
}

/**
 * A move that builds on what was recorded since the last one gives that back when it is cancelled. Any
 * other uses the record up, and the last move cannot be taken back any more.
 */
function formerMove(away: AwayRow | null, base: MoveBase): string | null {
  if (base === 'none') return null;
  if (away === null) {
    throw new MoveRefusedError(
      'state',
      'What the owner changed since their last move is not known.',
    );
  }
  return away.moveId;
}

async function requireResident(tx: Tx, { role }: Partition, ownerKey: string): Promise<void> {
  const table = role === 'requester' ? 'requesters' : 'performers';
  const rows = await tx.query(
    { name: `transfer-resident-${table}`, text: `select 1 from ${table} where owner_key = $1` },
    [ownerKey],
  );
  if (rows.length === 0) throw new MoveRefusedError('state', 'The owner does not live here.');
}

async function countRows(partition: Partition, ownerKey: string): Promise<number> {
  const tables = await columnsOf(partition);
  const counts = tables.map(
    ({ table }) => `(select count(*) from ${table.name} r where ${table.where})`,
  );
  const [row] = await partition.query<{ rows: number }>(
    { name: 'transfer-estimate', text: `select (${counts.join(' + ')})::bigint as rows` },
    [ownerKey],
  );
  return row?.rows ?? 0;
}
