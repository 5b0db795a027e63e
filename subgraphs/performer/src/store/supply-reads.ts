import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';
import { isOf } from './groups.ts';

/** The block range index `assignments_accepted` finds the last day: accepts lie in the order of time. */
const served: Statement = {
  name: 'read-served-accepts',
  text: `
    with moment as (select coalesce($1::timestamptz, now()) as at),
    counted as (
      select a.type_id,
             count(*) filter (where a.accepted_at > moment.at - interval '1 hour') as hour,
             count(*) filter (where a.accepted_at > moment.at - interval '1 hour' and a.local) as hour_local,
             count(*) as day, count(*) filter (where a.local) as day_local
        from assignments a, moment
       where a.accepted_at > moment.at - interval '1 day' and ${isHere('a.owner_key')}
         and ${isOf('$2', 'a.owner_key')}
       group by a.type_id
    )
    select c.type_id as "typeId", coalesce(k.title, '') as title, coalesce(k.category, '') as category,
           c.hour::int, c.hour_local::int as "hourLocal", c.day::int, c.day_local::int as "dayLocal"
      from counted c
      left join known_types k on k.type_id = c.type_id`,
};

/** Accepts of one type; those that the local repository served are counted in both. */
export interface ServedAccepts {
  readonly typeId: string;
  readonly title: string;
  readonly category: string;
  readonly hour: number;
  readonly hourLocal: number;
  readonly day: number;
  readonly dayLocal: number;
}

/** Accepts of a group in the last hour and day, by type. */
export function readServedAccepts(
  db: Queryable,
  groupId: string,
  at: Date | null,
): Promise<ServedAccepts[]> {
  return db.query(served, [at, groupId]);
}

const onTheWay: Statement = {
  name: 'read-slots-on-the-way',
  text: `
    select want ->> 'typeId' as "typeId", sum((want ->> 'slots')::int)::int as "slots"
      from acquire_attempts, jsonb_array_elements(input -> 'wants') as want
     where group_id = $1
     group by 1`,
};

/** Slots that were asked for and have not arrived, by type: an answer is due, or is asked for again. */
export async function readSlotsOnTheWay(
  db: Queryable,
  groupId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ typeId: string; slots: number }>(onTheWay, [groupId]);
  return new Map(rows.map(({ typeId, slots }) => [typeId, slots]));
}

/** The partial index `outbox_pending` bounds it to what waits. */
const goingBack: Statement = {
  name: 'read-slots-going-back',
  text: `
    select coalesce(sum((lease ->> 'slots')::int), 0)::int as "slots"
      from outbox, jsonb_array_elements(payload -> 'leases') as lease
     where delivered_at is null and kind = 'lease.released'`,
};

/** Slots that were given back and whose message has not arrived. */
export async function readSlotsGoingBack(db: Queryable): Promise<number> {
  const [row] = await db.query<{ slots: number }>(goingBack);
  return row?.slots ?? 0;
}
