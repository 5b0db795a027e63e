import { randomUUID } from 'node:crypto';
import type { ProcedureCall, ProcedureOutput } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { appendRecalls } from '../store/append-recalls.ts';
import { endLeases } from '../store/end-leases.ts';

const chunkSize = 500;

/**
 * What a holder has ends now, also what was lent without an end. It is told, so that it hands out nothing
 * of it should it come back; what its performers still hand in is late work.
 */
export async function endLeasesOf(
  partition: RequesterPartition,
  { holder, tell }: Pick<ProcedureCall<'endLeases'>, 'holder' | 'tell'>,
): Promise<ProcedureOutput<'endLeases'>> {
  let leases = 0;
  let slots = 0;
  for (;;) {
    const ended = await partition.transact(async (tx) => {
      const rows = await endLeases(tx, holder, chunkSize);
      if (!tell) return rows;
      for (const [named, own] of Map.groupBy(rows, (row) => row.holder)) {
        appendRecalls(tx, randomUUID(), named, own);
      }
      return rows;
    });
    leases += ended.length;
    slots += ended.reduce((sum, { outstanding }) => sum + outstanding, 0);
    if (ended.length < chunkSize) return { leases, slots };
  }
}
