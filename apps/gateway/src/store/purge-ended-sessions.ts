import type { Queryable, Statement } from '@exchange/partitions';

// A bounded piece at a time, so that a long backlog holds no lock for long.
const statement: Statement = {
  name: 'gateway-purge-ended-sessions',
  text: `
    delete from sessions
     where id in (select id from sessions
                   where expires_at < coalesce($1::timestamptz, now()) - interval '1 day'
                   limit 5000)`,
};

/** Deletes sessions that ended more than a day ago. */
export async function purgeEndedSessions(database: Queryable, now: Date | null): Promise<void> {
  await database.query(statement, [now]);
}
