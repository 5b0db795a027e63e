import type { Queryable, Statement } from '@exchange/partitions';

const countStatement: Statement = {
  name: 'requester-count-batches',
  text: `
    select status, count(*)::int as count, (count(*) filter (where submitted > 0))::int as "toReview"
      from batches
     where owner_key = $1 and (status <> 'cancelled' or published_at is not null)
     group by status order by status`,
};

export interface StatusCount {
  readonly status: string;
  readonly count: number;
  /** Of them, those with submissions that wait for a decision. */
  readonly toReview: number;
}

/**
 * How many batches a requester has in each status; statuses without any are left out, and so are
 * drafts that were discarded.
 */
export function countBatches(db: Queryable, ownerKey: string): Promise<StatusCount[]> {
  return db.query<StatusCount>(countStatement, [ownerKey]);
}
