import type { Partition } from '@exchange/partitions';
import { differingTables, readDigest } from '../sql/read-digest.ts';
import type { Digest, MoveRef } from '../types.ts';

export async function compareDigest(
  partition: Partition,
  move: MoveRef,
  source: Digest,
): Promise<{ readonly differing: readonly string[] }> {
  return { differing: differingTables(source, await readDigest(partition, move, ['arriving'])) };
}
