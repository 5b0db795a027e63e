import type { Queryable, Statement } from '@exchange/partitions';

// One statement, so that gateways counting at the same time never lose a count. `last_request` is
// where the window began, in milliseconds since 1970.
const statement: Statement = {
  name: 'gateway-take-from-window',
  text: `
    with moment as (
      select (extract(epoch from coalesce($4::timestamptz, now())) * 1000)::bigint as now
    )
    insert into rate_limits as r (id, key, count, last_request)
    select $1, $1, $2, now from moment
    on conflict (key) do update
       set count = case when r.last_request <= excluded.last_request - $3 then excluded.count
                        else least(r.count::bigint + excluded.count, 1000000000)::int end,
           last_request = case when r.last_request <= excluded.last_request - $3
                               then excluded.last_request else r.last_request end
    returning count as taken, (last_request + $3 - (select now from moment))::int as "leftMs"`,
};

const prune: Statement = {
  name: 'gateway-prune-windows',
  text: `
    delete from rate_limits
     where last_request < (extract(epoch from coalesce($1::timestamptz, now())) * 1000)::bigint - 3600000`,
};

export interface Window {
  /** Taken by everybody in this window, this time included. */
  readonly taken: number;
  /** Until the window ends. */
  readonly leftMs: number;
}

/** Takes `amount` from the window of `key` that every gateway sees. */
export async function takeFromWindow(
  database: Queryable,
  key: string,
  amount: number,
  windowMs: number,
  now: Date | null,
): Promise<Window> {
  const [row] = await database.query<Window>(statement, [key, amount, windowMs, now]);
  if (row === undefined) throw new Error('The window was not counted.');
  return row;
}

/** Deletes windows that ended more than an hour ago. */
export async function pruneWindows(database: Queryable, now: Date | null): Promise<void> {
  await database.query(prune, [now]);
}
