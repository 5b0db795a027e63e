import type { Queryable, Statement } from '@exchange/partitions';

/** Decisions on one performer's work for one requester, ever and of the last 30 and 7 days. */
export interface PerformerRates {
  readonly performerKey: string;
  readonly approved: number;
  readonly decided: number;
  readonly approved30: number;
  readonly decided30: number;
  readonly approved7: number;
  readonly decided7: number;
}

/** Walks the index of (owner, performer, time), once for each performer. */
const statement: Statement = {
  name: 'requester-rate-performers',
  text: `
    select s.performer_key as "performerKey",
           count(*) filter (where s.status = 'approved')::int as approved,
           count(*)::int as decided,
           count(*) filter (where s.status = 'approved' and s.decided_at > $3::timestamptz - interval '30 days')::int as approved30,
           count(*) filter (where s.decided_at > $3::timestamptz - interval '30 days')::int as decided30,
           count(*) filter (where s.status = 'approved' and s.decided_at > $3::timestamptz - interval '7 days')::int as approved7,
           count(*) filter (where s.decided_at > $3::timestamptz - interval '7 days')::int as decided7
      from submissions s
     where s.owner_key = $1 and s.performer_key = any($2::text[]) and s.status <> 'submitted'
     group by 1`,
};

/** Performers without a decision are left out. */
export function ratePerformers(
  db: Queryable,
  of: { readonly ownerKey: string; readonly performerKeys: readonly string[]; readonly now: Date },
): Promise<PerformerRates[]> {
  return db.query(statement, [of.ownerKey, of.performerKeys, of.now]);
}
