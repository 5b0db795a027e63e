import type { Partition, Statement } from '@exchange/partitions';
import type { LoadSummary } from './types.ts';

const writeStatement: Statement = {
  name: 'load-write-summaries',
  text: `
    insert into measured_loads as l
           (subject, hours, rows, bytes, connections, work, summarised_at)
    select s.subject, '{}', s.rows, s.bytes, coalesce(s.connections, 0), coalesce(s.work, '{}'),
           coalesce($2::timestamptz, now())
      from jsonb_to_recordset($1::jsonb)
             as s (subject text, rows float8, bytes float8, connections float8, work jsonb)
     order by s.subject
    on conflict (subject) do update set
      rows = excluded.rows, bytes = excluded.bytes, connections = excluded.connections,
      work = excluded.work, summarised_at = excluded.summarised_at`,
};

const mostAtOnce = 1_000;

/** Replaces what is known of the rows, bytes and work of these subjects. */
export async function writeLoadSummaries(
  directory: Partition,
  summaries: readonly LoadSummary[],
): Promise<void> {
  for (let from = 0; from < summaries.length; from += mostAtOnce) {
    await directory.query(writeStatement, [
      JSON.stringify(summaries.slice(from, from + mostAtOnce)),
      directory.clock.pinned(),
    ]);
  }
}
