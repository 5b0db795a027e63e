import { recalledLeaseSeconds } from '@exchange/leases';
import type { Statement, Tx } from '@exchange/partitions';
import { appendOutbox } from '@exchange/partitions';
import type { MoveRef } from '../types.ts';

/** What the directory says of their types has to name this partition now. */
const markTypes: Statement = {
  name: 'transfer-mark-types',
  text: 'update task_types set info_dirty = true where owner_key = $1 and not info_dirty',
};

/** Leases without an end get one; they were granted by an offer of the home before. */
const endGrants: Statement = {
  name: 'transfer-end-grants',
  text: `
    with held as (
      select l.id, l.kind, l.holder, t.time_allowed_seconds
        from leases l join task_types t on t.id = l.type_id
       where l.owner_key = $1 and l.status = 'active'
         and l.grant_id in (select json_array_elements_text($2::json -> 'grants'))
       order by l.id
         for update of l
    ), ended as (
      update leases l
         set expires_at = coalesce($3::timestamptz, now())
               + ($4 + h.time_allowed_seconds) * interval '1 second'
        from held h
       where l.id = h.id and h.kind = 'unlimited'
    )
    select id, holder from held`,
};

const partSize = 500;

/** Grants that were offered and not answered go on as if their offer had been given up. */
export async function admitRequester(tx: Tx, move: MoveRef, handover: string): Promise<void> {
  await tx.query(markTypes, [move.ownerKey]);
  const ended = await tx.query<{ id: string; holder: string }>(endGrants, [
    move.ownerKey,
    handover,
    tx.clock.pinned(),
    recalledLeaseSeconds,
  ]);
  const messages = [...Map.groupBy(ended, ({ holder }) => holder)].flatMap(([holder, leases]) =>
    Array.from({ length: Math.ceil(leases.length / partSize) }, (_, part) => ({
      id: `recall:${move.moveId}:${holder}:${part}`,
      to: `partition:${holder}`,
      kind: 'lease.recalled',
      payload: {
        leaseIds: leases.slice(part * partSize, (part + 1) * partSize).map(({ id }) => id),
      },
    })),
  );
  await appendOutbox(tx, messages);
}
