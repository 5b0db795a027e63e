import type { Queryable, Statement } from '@exchange/partitions';

export interface FactsRow {
  readonly ownerKey: string;
  readonly createdAt: Date;
  readonly ownRequesterKey: string | null;
  readonly profile: unknown;
  /** Values by id of the qualification. */
  readonly qualifications: Readonly<Record<string, number>> | null;
  /** Reasons by requester. */
  readonly blocks: Readonly<Record<string, string>> | null;
  readonly submitted: number;
  readonly approved: number;
  readonly rejected: number;
}

/**
 * All that criteria ask of performers, in one statement. The history of a group is read only when
 * something asks for it ($2): it is the one part that grows with time.
 */
const statement: Statement = {
  name: 'read-performer-facts',
  text: `
    select p.owner_key as "ownerKey", p.created_at as "createdAt",
           p.own_requester_key as "ownRequesterKey", p.profile,
           (select jsonb_object_agg(h.qualification_id, h.value) from held_qualifications h
             where h.owner_key = p.owner_key and h.status = 'granted') as "qualifications",
           (select jsonb_object_agg(b.requester_key, b.reason) from requester_blocks b
             where b.owner_key = p.owner_key and b.active) as "blocks",
           coalesce(s.submitted, 0) as "submitted", coalesce(s.approved, 0) as "approved",
           coalesce(s.rejected, 0) as "rejected"
      from performers p
      left join lateral (
        select sum(a.submitted)::int as submitted, sum(a.approved)::int as approved,
               sum(a.rejected)::int as rejected
          from type_activity a where a.owner_key = p.owner_key) s on $2
     where p.owner_key = any($1::text[])`,
};

export function readFactsRows(
  db: Queryable,
  performerKeys: readonly string[],
  withHistory: boolean,
): Promise<FactsRow[]> {
  return db.query(statement, [performerKeys, withHistory]);
}
