import type { Partition, Statement } from '@exchange/partitions';
import type { LoadSample } from './types.ts';

/**
 * Sums halve with age: what is there is weighed down by the time since it was last written, and so is
 * the time in which it was collected. A mean in an hour is then a sum over `collected_hours`, in which
 * what is recent counts more. Several nodes and copies of a node add to the same rows.
 */
const addStatement: Statement = {
  name: 'load-add',
  text: `
    with moment as (select coalesce($2::timestamptz, now()) as at),
    place as (
      select at, ((extract(isodow from at at time zone 'utc') - 1) * 24
                  + extract(hour from at at time zone 'utc'))::int + 1 as hour
        from moment
    ),
    fresh as (
      select s.subject, s.requests, s."cpuMs" as cpu_ms, s."handlingMs" as handling_ms, place.at,
             array_fill(0::float8, array[place.hour - 1]) || array[s."cpuMs"]
               || array_fill(0::float8, array[168 - place.hour]) as hours
        from jsonb_to_recordset($1::jsonb)
               as s (subject text, requests float8, "cpuMs" float8, "handlingMs" float8), place
    )
    insert into measured_loads as l
           (subject, hours, requests, cpu_ms, handling_ms, collected_hours, measured_at)
    select subject, hours, requests, cpu_ms, handling_ms, $4::float8, at
      from fresh
     order by subject
    on conflict (subject) do update set
      hours = case
        when cardinality(l.hours) = 168 then (
          select array_agg(old * ${decay('l', 'excluded')} + new order by hour)
            from unnest(l.hours, excluded.hours) with ordinality as both_hours (old, new, hour))
        else excluded.hours end,
      requests = l.requests * ${decay('l', 'excluded')} + excluded.requests,
      cpu_ms = l.cpu_ms * ${decay('l', 'excluded')} + excluded.cpu_ms,
      handling_ms = l.handling_ms * ${decay('l', 'excluded')} + excluded.handling_ms,
      collected_hours = case
        when l.measured_at is null then excluded.collected_hours
        else l.collected_hours * ${decay('l', 'excluded')}
             + greatest(0, extract(epoch from excluded.measured_at - l.measured_at)) / 3600 end,
      measured_at = greatest(l.measured_at, excluded.measured_at)`,
};

function decay(old: string, fresh: string): string {
  const age = `extract(epoch from ${fresh}.measured_at - ${old}.measured_at)`;
  return `power(0.5::float8, coalesce(greatest(0, ${age}), 0)::float8 / $3::float8)`;
}

const mostAtOnce = 500;

/** Adds what was used in the last `windowSeconds`. */
export async function addLoad(
  directory: Partition,
  samples: readonly LoadSample[],
  settings: { readonly windowSeconds: number; readonly halfLifeDays: number },
): Promise<void> {
  for (let from = 0; from < samples.length; from += mostAtOnce) {
    await directory.query(addStatement, [
      JSON.stringify(samples.slice(from, from + mostAtOnce)),
      directory.clock.pinned(),
      settings.halfLifeDays * 86_400,
      settings.windowSeconds / 3_600,
    ]);
  }
}
