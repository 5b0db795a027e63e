import type { Partition, Statement } from '@exchange/partitions';

const statement: Statement = {
  name: 'transfer-purge-fences',
  text: `
    with old as (
      select move_id from move_fences
       where ended_at < coalesce($1::timestamptz, now()) - $2 * interval '1 millisecond'
       order by move_id
       limit $3
         for update skip locked
    ), gone as (
      delete from move_fences f using old where f.move_id = old.move_id returning 1
    )
    select count(*)::int as purged from gone`,
};

/** A step that comes later than this after the end of its move is taken for one of a new move. */
const keepMs = 7 * 24 * 60 * 60 * 1_000;
const mostAtOnce = 5_000;

/** Forgets moves that are long over; returns how many. */
export async function purgeFences(partition: Partition): Promise<number> {
  const [row] = await partition.query<{ purged: number }>(statement, [
    partition.clock.pinned(),
    keepMs,
    mostAtOnce,
  ]);
  return row?.purged ?? 0;
}
