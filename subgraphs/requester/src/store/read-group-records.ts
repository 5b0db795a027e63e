import type { Queryable, Statement } from '@exchange/partitions';

/**
 * The last results of each requester in each state, so the cost does not grow with the history. The
 * index (owner_key, status, submitted_at, id) gives them.
 */
const statement: Statement = {
  name: 'requester-read-group-records',
  text: `
    select r.owner_key as "requesterKey", l.holder,
           count(*)::int as delivered,
           count(*) filter (where s.status = 'approved')::int as approved,
           count(*) filter (where s.status = 'rejected')::int as rejected,
           (extract(epoch from coalesce($2::timestamptz, now()) - min(s.submitted_at)) / 3600)::float8
             as hours
      from unnest($1::text[]) as r (owner_key)
     cross join unnest(array['submitted', 'approved', 'rejected']) as k (status)
     cross join lateral (
       select lease_id, status, submitted_at from submissions
        where owner_key = r.owner_key and status = k.status
        order by submitted_at desc, id desc
        limit 300) as s
      join leases l on l.id = s.lease_id
     group by r.owner_key, l.holder`,
};

export interface GroupResults {
  readonly requesterKey: string;
  readonly holder: string;
  readonly delivered: number;
  readonly approved: number;
  readonly rejected: number;
  /** Since the first of them. */
  readonly hours: number;
}

/** What groups did lately for these requesters, of leases that are still on record. */
export function readGroupRecords(
  db: Queryable,
  requesterKeys: readonly string[],
  at: Date | null,
): Promise<GroupResults[]> {
  return db.query(statement, [requesterKeys, at]);
}
