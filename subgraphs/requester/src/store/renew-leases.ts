import type { ProcedureCall, ProcedureOutput } from '@exchange/cluster';
import { ownerOf } from '@exchange/kernel';
import { longestLeaseSeconds } from '@exchange/leases';
import { findAbsent, isHere } from '@exchange/partitions';
import type { RequesterPartition, Statement } from '@exchange/partitions';

/**
 * One statement. A lease is renewed while it runs and its batch still takes accepts: leases of a
 * paused, ended or overdue batch were recalled. The epoch before the current one is taken too: it
 * says that the answer to the last renewal was lost, and then the epoch stays as it is. No lease is
 * held for longer than the longest one, however often it is renewed: then its slots go round again.
 */
const statement: Statement = {
  name: 'requester-renew-leases',
  text: `
    with asked as (
      select * from unnest($3::text[], $4::int[]) as a (id, epoch)
    ), held as (
      select l.id from leases l join asked a on a.id = l.id
       where ${isHere('l.owner_key')} order by l.id for update of l
    )
    update leases l
       set epoch = case when l.epoch = a.epoch then l.epoch + 1 else l.epoch end,
           expires_at = greatest(l.expires_at,
             least(coalesce($1::timestamptz, now()) + $5 * interval '1 second',
                   l.granted_at + $6 * interval '1 second')
             + t.time_allowed_seconds * interval '1 second')
      from asked a join held h on h.id = a.id, batches b, task_types t
     where l.id = a.id and l.holder = $2 and l.status = 'active'
       and a.epoch between l.epoch - 1 and l.epoch
       and ${isHere('l.owner_key')}
       and l.expires_at > coalesce($1::timestamptz, now())
       and l.granted_at + $6 * interval '1 second' > coalesce($1::timestamptz, now())
       and b.id = l.batch_id and b.status = 'open'
       and (b.deadline_at is null or b.deadline_at > coalesce($1::timestamptz, now()))
       and t.id = l.type_id
    returning l.id as "leaseId", l.epoch, l.expires_at as "expiresAt"`,
};

/** The holder keeps leases for longer; what it may not keep is refused. */
export async function renewLeases(
  partition: RequesterPartition,
  call: ProcedureCall<'renew'>,
): Promise<ProcedureOutput<'renew'>> {
  const renewed = await partition.query<ProcedureOutput<'renew'>['renewed'][number]>(statement, [
    partition.clock.pinned(),
    call.holder,
    call.leases.map((lease) => lease.leaseId),
    call.leases.map((lease) => lease.epoch),
    call.leaseSeconds,
    longestLeaseSeconds,
  ]);
  const kept = new Set(renewed.map((lease) => lease.leaseId));
  const others = call.leases.map((lease) => lease.leaseId).filter((id) => !kept.has(id));
  // Leases of a requester who is being moved are neither: their holder asks again.
  const absent = await findAbsent(
    partition,
    others.flatMap((id) => ownerOf(id) ?? []),
  );
  const refused = others.filter((id) => !absent.has(ownerOf(id) ?? ''));
  return { renewed, refused };
}
