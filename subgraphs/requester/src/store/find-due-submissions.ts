import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';
import { approveJob } from './park-work.ts';

export interface DueSubmission {
  readonly id: string;
  readonly ownerKey: string;
}

/**
 * Walks the partial index `submissions_due`; whoever decides one meanwhile is seen under its lock.
 * What was put aside is left out until it is its turn again.
 */
const statement: Statement = {
  name: 'requester-find-due-submissions',
  text: `
    select s.id, s.owner_key as "ownerKey"
      from submissions s left join parked_work p on p.job = '${approveJob}' and p.id = s.id
     where s.status = 'submitted' and s.auto_approve_at <= coalesce($1::timestamptz, now())
       and ${isHere('s.owner_key')}
       and (p.id is null or p.next_attempt_at <= coalesce($1::timestamptz, now()))
     order by s.auto_approve_at
     limit $2`,
};

export function findDueSubmissions(
  db: Queryable,
  at: Date | null,
  limit: number,
): Promise<DueSubmission[]> {
  return db.query<DueSubmission>(statement, [at, limit]);
}
