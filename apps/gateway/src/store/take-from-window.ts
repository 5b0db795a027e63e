import type { Queryable, Statement } from '@exchange/partitions';

// One statement, so that gateways counting at the same time never lose a count; in the order of keys, so
// that they never wait for each other in a circle. `last_request` is where the window began, in
// milliseconds since 1970.
const statement: Statement = {
  name: 'gateway-take-from-windows',
  text: `
    with moment as (
      select (extract(epoch from coalesce($4::timestamptz, now())) * 1000)::bigint as now
    )
    insert into rate_limits as r (id, key, count, last_request)
    select g.key, g.key, g.amount, m.now
      from unnest($1::text[], $2::int[]) as g (key, amount) cross join moment m
     order by g.key
    on conflict (key) do update
       set count = case when r.last_request <= excluded.last_request - $3 then excluded.count
                        else least(r.count::bigint + excluded.count, 1000000000)::int end,
           last_request = case when r.last_request <= excluded.last_request - $3
                               then excluded.last_request else r.last_request end
    returning key, count as taken, (last_request + $3 - (select now from moment))::int as "leftMs"`,
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

export interface Taking {
  readonly key: string;
  readonly amount: number;
  readonly windowMs: number;
}

/** Takes from windows that every gateway sees, each key once; one statement for each length of window. */
export async function takeFromWindows(
  database: Queryable,
  takings: readonly Taking[],
  now: Date | null,
): Promise<Window[]> {
  const byLength = Map.groupBy(takings, ({ windowMs }) => windowMs);
  const rows = await Promise.all(
    [...byLength].map(([windowMs, some]) => {
      const keys = some.map(({ key }) => key);
      const amounts = some.map(({ amount }) => amount);
      return database.query<Window & { key: string }>(statement, [keys, amounts, windowMs, now]);
    }),
  );
  const windows = new Map(rows.flat().map((row) => [row.key, row]));
  return takings.map(({ key }) => {
    const window = windows.get(key);
    if (window === undefined) throw new Error('The window was not counted.');
    return window;
  });
}

/** Deletes windows that ended more than an hour ago. */
export async function pruneWindows(database: Queryable, now: Date | null): Promise<void> {
  await database.query(prune, [now]);
}
