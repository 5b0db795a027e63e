import type { Partition, Statement } from '@exchange/partitions';

const purgeStatement: Statement = {
  name: 'load-purge',
  text: `
    with gone as (
      delete from measured_loads
       where subject in (
         select subject from measured_loads
          where greatest(measured_at, summarised_at)
                < coalesce($1::timestamptz, now()) - $2 * interval '1 day'
          limit 5000)
      returning 1
    )
    select count(*) as gone from gone`,
};

/** Forgets who was not measured for so long. Returns how many: at most 5,000 at a time. */
export async function purgeLoads(directory: Partition, keepDays: number): Promise<number> {
  const [row] = await directory.query<{ gone: number }>(purgeStatement, [
    directory.clock.pinned(),
    keepDays,
  ]);
  return row?.gone ?? 0;
}
