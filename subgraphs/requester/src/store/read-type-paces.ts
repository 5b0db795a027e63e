import type { Queryable, Statement } from '@exchange/partitions';

export interface TypePace {
  /** The type. */
  readonly id: string;
  /** Answers of the last seven days. */
  readonly received: number;
  /** For how much of them at least one batch of the type was open. */
  readonly seconds: number;
}

/**
 * A batch counts as open from its publishing to now, or to its deadline, while slots are left, else to
 * its last answer. Times in which several were open count once. Of a type with very many batches, the
 * latest 200. No part of a history is longer than a day.
 */
const statement: Statement = {
  name: 'requester-read-type-paces',
  text: `
    with moment as materialized (
      select at, at - interval '7 days' as since from coalesce($2::timestamptz, now()) as at
    )
    select asked.id, pace.received, pace.seconds
      from moment m cross join unnest($1::text[]) as asked (id)
     cross join lateral (
       with recent as (
         select b.id, b.published_at,
                case when b.status = 'open' and b.slots_available + b.slots_leased > 0
                     then least(m.at, coalesce(b.deadline_at, m.at)) end as waits_to
           from batches b
          where b.type_id = asked.id and b.published_at is not null
            and (b.finished_at is null or b.finished_at > m.since)
          order by b.published_at desc limit 200
       ), answers as (
         select h.batch_id, sum(h.received) as received, max(h.last_at) as last_at
           from recent r join batch_history h on h.batch_id = r.id
          where h.part_at > m.since - interval '1 day' and h.last_at > m.since
          group by 1
       ), spans as (
         select greatest(r.published_at, m.since) as from_at,
                greatest(r.waits_to, a.last_at) as to_at
           from recent r left join answers a on a.batch_id = r.id
          where r.waits_to is not null or a.last_at is not null
       ), opened as (
         select range_agg(tstzrange(from_at, greatest(from_at, to_at))) as times from spans
       )
       select coalesce((select sum(received) from answers), 0)::int as received,
              coalesce((select sum(extract(epoch from upper(part) - lower(part)))
                          from opened, unnest(times) as part), 0)::float8 as seconds
     ) as pace`,
};

/** How fast answers to types came in lately. */
export function readTypePaces(
  db: Queryable,
  typeIds: readonly string[],
  at: Date | null,
): Promise<TypePace[]> {
  return db.query<TypePace>(statement, [typeIds, at]);
}
