import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';

/** Each for itself: a large first purge must not hold the other tables. */
const statements = {
  exposures: {
    name: 'purge-exposures',
    text: `delete from type_exposures e
            where ${isHere('e.owner_key')} and updated_at < coalesce($1::timestamptz, now()) - $2 * interval '1 day'`,
  },
  sessions: {
    name: 'purge-work-sessions',
    text: `delete from work_sessions s
            where ${isHere('s.owner_key')} and ended_at < coalesce($1::timestamptz, now()) - $2 * interval '1 day'`,
  },
  // Ids and times rise together, so the oldest are at the head of the primary key.
  choices: {
    name: 'purge-choices',
    text: `
      delete from choices c
       where ${isHere('c.owner_key')} and (id <= coalesce((select id from choices order by id desc offset $3 limit 1), 0)
          or id < coalesce((select id from choices
                             where chosen_at >= coalesce($1::timestamptz, now()) - $2 * interval '1 day'
                             order by id limit 1),
                           (select max(id) + 1 from choices)))`,
  },
} satisfies Record<string, Statement>;

const counted = (statement: Statement): Statement => ({
  name: statement.name,
  text: `with gone as (${statement.text} returning 1) select count(*)::int as "rows" from gone`,
});
const exposures = counted(statements.exposures);
const sessions = counted(statements.sessions);
const choices = counted(statements.choices);

export interface HistoryRetention {
  /** Days after which what is not repeated is forgotten. */
  readonly days: number;
  /** Most choices that a partition keeps to learn from. */
  readonly choices: number;
}

/** Forgets history that is too old or too much; how many rows went. */
export async function purgeHistory(
  db: Queryable,
  keep: HistoryRetention,
  at: Date | null,
): Promise<number> {
  let gone = 0;
  for (const [statement, values] of [
    [exposures, [at, keep.days]],
    [sessions, [at, keep.days]],
    [choices, [at, keep.days, keep.choices]],
  ] as const) {
    const [row] = await db.query<{ rows: number }>(statement, values);
    gone += row?.rows ?? 0;
  }
  return gone;
}
