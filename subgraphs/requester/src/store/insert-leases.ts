import type { FlowKind } from '@exchange/cluster';
import { endlessAt } from '@exchange/kernel';
import type { Statement, Tx } from '@exchange/partitions';
import { isPushGrant } from './push-grant-id.ts';

export interface NewLease {
  readonly id: string;
  readonly taskId: string;
  readonly slots: number;
  readonly seconds: number;
}

/**
 * The tasks were locked by `findGrantable` in this transaction, so `available` is what it said; the
 * check constraint on the slots is the last word.
 */
const statement: Statement = {
  name: 'requester-insert-leases',
  text: `
    with given as (
      select * from unnest($5::text[], $6::text[], $7::int[], $8::int[])
        as g (id, task_id, slots, seconds)
    ), moved as (
      update tasks t set available = t.available - g.slots, leased = t.leased + g.slots
        from given g where t.id = g.task_id
      returning t.id, t.owner_key, t.type_id, t.batch_id
    ), flow as (
      insert into slot_flows (at, holder, kind, slots)
      select coalesce($1::timestamptz, now()), $2, $10, sum(slots) from given having sum(slots) > 0
    )
    insert into leases (id, owner_key, task_id, type_id, batch_id, holder, kind, status,
                        granted, outstanding, epoch, grant_id, granted_at, expires_at)
    select g.id, m.owner_key, m.id, m.type_id, m.batch_id, $2, $3, 'active', g.slots, g.slots, 1, $4,
           coalesce($1::timestamptz, now()),
           case when $3 = 'unlimited' then $9::timestamptz
                else coalesce($1::timestamptz, now()) + g.seconds * interval '1 second' end
      from given g join moved m on m.id = g.task_id
    returning id, expires_at as "expiresAt"`,
};

/** Who it was that made the slots go there. */
function flowKindOf({ kind, grantId }: { kind: string; grantId: string }): FlowKind {
  if (kind === 'temporary') return 'single';
  return isPushGrant(grantId) ? 'pushed' : 'pulled';
}

/** Moves slots from available to leased and records who holds them. */
export async function insertLeases(
  tx: Tx,
  grant: { holder: string; kind: string; grantId: string },
  leases: readonly NewLease[],
): Promise<Map<string, Date>> {
  if (leases.length === 0) return new Map();
  const rows = await tx.query<{ id: string; expiresAt: Date }>(statement, [
    tx.clock.pinned(),
    grant.holder,
    grant.kind,
    grant.grantId,
    leases.map((lease) => lease.id),
    leases.map((lease) => lease.taskId),
    leases.map((lease) => lease.slots),
    leases.map((lease) => lease.seconds),
    endlessAt,
    flowKindOf(grant),
  ]);
  return new Map(rows.map((row) => [row.id, row.expiresAt]));
}
