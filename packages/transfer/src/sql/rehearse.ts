import type { Lane, Tx } from '@exchange/partitions';
import type { MoveRef } from '../types.ts';
import { columnsOf, type TableColumns } from './columns.ts';
import { look } from './enter.ts';

/**
 * Asks what will be asked while the owner waits, and forgets it: to connect and to plan statements over
 * all tables takes longer than to run them.
 */
export async function rehearse(
  lane: Lane,
  move: MoveRef,
  read: (tx: Tx, tables: readonly TableColumns[]) => Promise<unknown>,
): Promise<void> {
  const tables = await columnsOf(lane);
  await lane.transact(async (tx) => {
    await Promise.all([look(tx, move), read(tx, tables)]);
  });
}
