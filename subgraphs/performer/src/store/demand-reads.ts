import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';
import { isOf } from './groups.ts';
import { exposureHalfLifeDays } from './write-exposures.ts';

const activity: Statement = {
  name: 'read-demand-activity',
  text: `
    select a.owner_key as "ownerKey", a.type_id as "typeId", a.category,
           sum(a.accepted * w.share)::float8 as "weight", sum(a.accepted)::int as "accepted",
           count(*) filter (where a.accepted > 0)::int as "days",
           sum(a.submitted)::int as "submitted", sum(a.seconds)::float8 as "seconds",
           sum(a.approved * w.share)::float8 as "approved",
           sum(greatest(a.rejected, 0) * w.share)::float8 as "rejected"
      from type_activity a,
           (select (coalesce($1::timestamptz, now()) at time zone 'UTC')::date as day) as today,
           lateral (select power(0.5, (today.day - a.day) / $3::float8) as share) as w
     where a.owner_key = any($4::text[]) and a.day > today.day - $2::int
     group by a.owner_key, a.type_id, a.category`,
};

/** What a performer did of a type lately; weights are halved for every half-life since. */
export interface ActivityRow {
  readonly ownerKey: string;
  readonly typeId: string;
  readonly category: string;
  readonly weight: number;
  readonly accepted: number;
  readonly days: number;
  readonly submitted: number;
  readonly seconds: number;
  readonly approved: number;
  readonly rejected: number;
}

/** Of these performers, by type, in the last `days`. */
export function readActivity(
  db: Queryable,
  ownerKeys: readonly string[],
  span: { readonly days: number; readonly halfLifeDays: number },
  at: Date | null,
): Promise<ActivityRow[]> {
  return db.query(activity, [at, span.days, span.halfLifeDays, ownerKeys]);
}

const halving = `power(0.5, greatest(0, extract(epoch from coalesce($1::timestamptz, now()) - updated_at))
                              / ${exposureHalfLifeDays * 86_400})`;

const passed: Statement = {
  name: 'read-passed-over',
  text: `
    select owner_key as "ownerKey", type_id as "typeId", category,
           ((looked - chosen) * ${halving})::float8 as "weight"
      from type_exposures
     where owner_key = any($2::text[]) and looked - chosen > 0.05`,
};

/** What was looked at and not taken. */
export interface PassedRow {
  readonly ownerKey: string;
  readonly typeId: string;
  readonly category: string;
  readonly weight: number;
}

export function readPassedOver(
  db: Queryable,
  ownerKeys: readonly string[],
  at: Date | null,
): Promise<PassedRow[]> {
  return db.query(passed, [at, ownerKeys]);
}

const hours: Statement = {
  name: 'read-hours-at-work',
  text: `
    select owner_key as "ownerKey",
           (sum(extract(epoch from ended_at - begun_at)) / 3600)::float8 as "hours"
      from work_sessions
     where owner_key = any($2::text[])
       and begun_at > coalesce($1::timestamptz, now()) - $3 * interval '1 day'
     group by owner_key`,
};

/** Hours of the sessions of the last `days`. */
export async function readHoursAtWork(
  db: Queryable,
  ownerKeys: readonly string[],
  days: number,
  at: Date | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ ownerKey: string; hours: number }>(hours, [at, ownerKeys, days]);
  return new Map(rows.map((row) => [row.ownerKey, row.hours]));
}

const exposures: Statement = {
  name: 'read-group-exposures',
  text: `select type_id as "typeId", sum(shown)::int as "shown" from type_exposures e
            where ${isHere('e.owner_key')} and ${isOf('$1', 'e.owner_key')} group by type_id`,
};

/** How often each type stood before anybody of a group. */
export async function readGroupExposures(
  db: Queryable,
  groupId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ typeId: string; shown: number }>(exposures, [groupId]);
  return new Map(rows.map((row) => [row.typeId, row.shown]));
}
