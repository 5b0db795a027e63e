import type { Queryable, Statement } from '@exchange/partitions';

/** Automatic approval; the id is of a submission. */
export const approveJob = 'approve';

const firstSeconds = 60;
const longestSeconds = 6 * 60 * 60;
const longestReason = 300;

/** Doubles from a minute to six hours. */
const parkStatement: Statement = {
  name: 'requester-park-work',
  text: `
    insert into parked_work as p (job, id, owner_key, reason, parked_at, next_attempt_at)
    select $2, $3, $4, $5, moment.at, moment.at + interval '${firstSeconds} seconds'
      from (select coalesce($1::timestamptz, now()) as at) as moment
    on conflict (job, id) do update
       set reason = excluded.reason, attempts = p.attempts + 1,
           next_attempt_at = excluded.parked_at + least(${longestSeconds},
             ${firstSeconds} * power(2, least(p.attempts, 20))) * interval '1 second'`,
};

const unparkStatement: Statement = {
  name: 'requester-unpark-work',
  text: 'delete from parked_work where job = $1 and id = any($2::text[])',
};

const listStatement: Statement = {
  name: 'requester-list-parked',
  text: `
    select job, id, owner_key as "ownerKey", reason, attempts, parked_at as "parkedAt",
           next_attempt_at as "nextAttemptAt"
      from parked_work order by parked_at, job, id limit $1`,
};

export interface ParkedWork {
  readonly job: string;
  readonly id: string;
  readonly ownerKey: string;
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly nextAttemptAt: Date;
}

/** Puts work aside for a while, the longer the more often it failed. */
export async function parkWork(
  db: Queryable,
  work: { job: string; id: string; ownerKey: string; reason: string },
  at: Date | null,
): Promise<void> {
  const reason = work.reason.slice(0, longestReason);
  await db.query(parkStatement, [at, work.job, work.id, work.ownerKey, reason]);
}

/** The work was done. */
export async function unparkWork(
  db: Queryable,
  job: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await db.query(unparkStatement, [job, ids]);
}

/** The oldest first. */
export function listParkedWork(db: Queryable, first: number): Promise<ParkedWork[]> {
  return db.query<ParkedWork>(listStatement, [first]);
}
