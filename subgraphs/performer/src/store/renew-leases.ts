import type { Queryable, Statement } from '@exchange/partitions';

export interface RenewableLease {
  readonly leaseId: string;
  readonly epoch: number;
  readonly typeId: string;
  readonly requesterKey: string;
  readonly free: number;
}

/** Those that can be accepted for the shortest time still, by the index `stock_accept_by`. */
const listStatement: Statement = {
  name: 'list-renewable',
  text: `
    select s.lease_id as "leaseId", s.epoch, s.type_id as "typeId",
           s.requester_key as "requesterKey", s.free
      from stock_items s
     where s.free > 0 and s.group_id = $4 and s.kind = 'exclusive' and s.recalled_at is null
       and s.accept_by < coalesce($1::timestamptz, now()) + $2 * interval '1 second'
       and s.expires_at > coalesce($1::timestamptz, now())
     order by s.accept_by
     limit $3`,
};

/**
 * A renewal never shortens a lease, and an older answer never overwrites a newer one. A lease without
 * free slots is left alone: they may have been dropped at its end while the answer was on its way,
 * and its requester would wait for them for as long as it is renewed.
 */
const applyStatement: Statement = {
  name: 'apply-renewals',
  text: `
    with held as (
      select s.lease_id, r.epoch, r."expiresAt" as expires_at, k.time_allowed_seconds
        from jsonb_to_recordset($1::jsonb) as r ("leaseId" text, epoch int, "expiresAt" timestamptz)
        join stock_items s on s.lease_id = r."leaseId" and s.epoch < r.epoch and s.free > 0
        join known_types k on k.type_id = s.type_id
       order by s.lease_id
         for update of s
    )
    update stock_items s
       set epoch = h.epoch, expires_at = greatest(s.expires_at, h.expires_at),
           accept_by = greatest(s.expires_at, h.expires_at) - h.time_allowed_seconds * interval '1 second'
      from held h
     where s.lease_id = h.lease_id
    returning s.lease_id`,
};

/** Leases of a group that cannot be accepted any more in `withinSeconds`, the most urgent first. */
export function listRenewableLeases(
  db: Queryable,
  groupId: string,
  withinSeconds: number,
  limit: number,
  at: Date | null,
): Promise<RenewableLease[]> {
  return db.query<RenewableLease>(listStatement, [at, withinSeconds, limit, groupId]);
}

/** Of one type, what lies there but cannot be accepted within the lease any more: accept renews it first. */
const listOfTypeStatement: Statement = {
  name: 'list-renewable-of-type',
  text: `
    select s.lease_id as "leaseId", s.epoch, s.type_id as "typeId",
           s.requester_key as "requesterKey", s.free
      from stock_items s
     where s.free > 0 and s.group_id = $4 and s.type_id = $2
       and s.kind = 'exclusive' and s.recalled_at is null
       and s.accept_by < coalesce($1::timestamptz, now())
       and s.expires_at > coalesce($1::timestamptz, now())
     order by s.priority desc, s.deadline_at, s.lease_id
     limit $3`,
};

export function listRenewableOfType(
  db: Queryable,
  groupId: string,
  typeId: string,
  limit: number,
  at: Date | null,
): Promise<RenewableLease[]> {
  return db.query<RenewableLease>(listOfTypeStatement, [at, typeId, limit, groupId]);
}

export async function applyRenewals(
  db: Queryable,
  renewed: readonly { leaseId: string; epoch: number; expiresAt: Date }[],
): Promise<number> {
  if (renewed.length === 0) return 0;
  const rows = await db.query(applyStatement, [JSON.stringify(renewed)]);
  return rows.length;
}
