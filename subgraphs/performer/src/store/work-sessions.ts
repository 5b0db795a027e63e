import type { PresenceProfile } from '@exchange/affinity';
import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';

/** A time in which a performer was here. */
export interface Sighting {
  readonly ownerKey: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * A sighting goes on with the session that ended less than a pause before it, also after a restart of
 * the process that saw it; otherwise it begins one.
 */
const extend: Statement = {
  name: 'extend-work-sessions',
  text: `
    with given as (
      select g."ownerKey" as owner_key, g."from" as begun_at, g."to" as ended_at
        from jsonb_to_recordset($1::jsonb) as g (
               "ownerKey" text, "from" timestamptz, "to" timestamptz)
        join performers p on p.owner_key = g."ownerKey" and ${isHere('p.owner_key')}
    ),
    going_on as (
      select g.*, (
               select s.begun_at from work_sessions s
                where s.owner_key = g.owner_key and s.begun_at <= g.ended_at
                  and s.ended_at >= g.begun_at - $2 * interval '1 second'
                order by s.begun_at desc limit 1) as session_at
        from given g
    )
    insert into work_sessions as s (owner_key, begun_at, ended_at)
    select owner_key, coalesce(session_at, begun_at), max(ended_at)
      from going_on group by 1, 2 order by 1, 2
    on conflict (owner_key, begun_at) do update
       set ended_at = greatest(s.ended_at, excluded.ended_at)`,
};

/** The sightings of one performer in the order of time, and further apart than a pause. */
export async function extendSessions(
  db: Queryable,
  sightings: readonly Sighting[],
  pauseSeconds: number,
): Promise<void> {
  if (sightings.length > 0) await db.query(extend, [JSON.stringify(sightings), pauseSeconds]);
}

interface PresenceRow {
  readonly ownerKey: string;
  readonly hours: readonly number[];
  readonly weeks: number;
  readonly updatedAt: Date;
}

const read: Statement = {
  name: 'read-presence-profiles',
  text: `
    select owner_key as "ownerKey", hours, weeks, updated_at as "updatedAt"
      from presence_profiles where owner_key = any($1::text[])`,
};

export async function readPresence(
  db: Queryable,
  ownerKeys: readonly string[],
): Promise<ReadonlyMap<string, PresenceProfile>> {
  const rows = await db.query<PresenceRow>(read, [ownerKeys]);
  return new Map(
    rows.map(({ ownerKey, hours, ...row }) => [
      ownerKey,
      { ...row, hours: Float64Array.from(hours) },
    ]),
  );
}

const write: Statement = {
  name: 'write-presence-profiles',
  text: `
    insert into presence_profiles (owner_key, hours, weeks, updated_at)
    select g."ownerKey", array(select jsonb_array_elements_text(g.hours)::real), g.weeks, g."updatedAt"
      from jsonb_to_recordset($1::jsonb) as g (
             "ownerKey" text, hours jsonb, weeks float8, "updatedAt" timestamptz)
      join performers p on p.owner_key = g."ownerKey" and ${isHere('p.owner_key')}
     order by g."ownerKey"
    on conflict (owner_key) do update
       set hours = excluded.hours, weeks = excluded.weeks, updated_at = excluded.updated_at`,
};

export async function writePresence(
  db: Queryable,
  profiles: ReadonlyMap<string, PresenceProfile>,
): Promise<void> {
  if (profiles.size === 0) return;
  const rows = [...profiles].map(([ownerKey, { hours, ...rest }]) => ({
    ownerKey,
    // Seconds are exact enough.
    hours: Array.from(hours, (count) => Math.round(count * 3_600) / 3_600),
    ...rest,
  }));
  await db.query(write, [JSON.stringify(rows)]);
}
