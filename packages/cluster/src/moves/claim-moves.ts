import { decideClaim, type Claim, type MoveRecord } from '@exchange/moves';
import type { Partition, Statement } from '@exchange/partitions';
import { moveColumns, toMoveRecord, type MoveRow } from './move-row.ts';
import { writeMoves } from './write-move.ts';

/**
 * Users whose writes wait come first. A move waits until the old copy that an earlier move of the same
 * user left is gone. Rows that another claimer holds are its to take.
 */
const claimableStatement: Statement = {
  name: 'moves-claimable',
  text: `
    with moment as (select coalesce($4::timestamptz, now()) as at)
    select ${moveColumns}, moment.at as now
      from moves m, moment
     where m.to_partition = any($1::text[])
       and (m.state in ('blocked', 'flipped', 'undoing', 'erasing')
            or m.state in ('requested', 'copying', 'catching-up') and not m.paused
            or m.state = 'concluded' and m.keep_until <= moment.at)
       and coalesce(m.retry_at <= moment.at, true)
       and (m.claimed_by is null or m.claimed_until <= moment.at
            or starts_with(m.claimed_by, $3::text))
       and not (m.state = 'requested' and exists (
             select 1 from moves o
              where o.owner_key = m.owner_key and o.id <> m.id
                and o.state in ('concluded', 'erasing')))
     order by m.state in ('blocked', 'flipped', 'undoing') desc,
              m.state in ('concluded', 'erasing'), m.seq
     limit $2
       for update of m skip locked`,
};

/** Takes up to `limit` moves to partitions of this node. */
export function claimMoves(
  database: Partition,
  partitionIds: readonly string[],
  claim: Claim,
  limit: number,
): Promise<MoveRecord[]> {
  return database.transact(async (tx) => {
    const rows = await tx.query<MoveRow & { now: Date }>(claimableStatement, [
      partitionIds,
      limit,
      claim.mayTakeFrom,
      tx.clock.pinned(),
    ]);
    const claimed: MoveRecord[] = [];
    for (const row of rows) {
      const verdict = decideClaim(toMoveRecord(row), claim, row.now.getTime());
      if (!verdict.ok) continue;
      claimed.push(verdict.move);
    }
    writeMoves(tx, claimed);
    return claimed;
  });
}
