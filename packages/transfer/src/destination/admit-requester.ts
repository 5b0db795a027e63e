import { recalledLeaseSeconds } from '@exchange/leases';
import type { Statement, Tx } from '@exchange/partitions';
import { appendOutbox } from '@exchange/partitions';
import type { MoveRef } from '../types.ts';

/** What the directory says of their types has to name this partition now. */
const markTypes: Statement = {
  name: 'transfer-mark-types',
  text: 'update task_types set info_dirty = true where owner_key = $1 and not info_dirty',
};

/** They were granted by an offer of the home before. */
const grantedStatement: Statement = {
  name: 'transfer-granted',
  text: `
    select l.id, l.holder
      from away_owners a join leases l on l.owner_key = a.owner_key and l.status = 'active'
     where a.owner_key = $1
       and l.grant_id in (select json_array_elements_text(a.handover::json -> 'grants'))
     order by l.id`,
};

/** Those without an end get one. */
const endGrants: Statement = {
  name: 'transfer-end-grants',
  text: `
    update leases l
       set expires_at = coalesce($2::timestamptz, now())
             + ($3 + t.time_allowed_seconds) * interval '1 second'
      from task_types t
     where l.id = any($1::text[]) and l.kind = 'unlimited' and t.id = l.type_id`,
};

const partSize = 500;

interface GrantedLease {
  readonly id: string;
  readonly holder: string;
}

export function readGranted(tx: Tx, move: MoveRef): Promise<readonly GrantedLease[]> {
  return tx.query<GrantedLease>(grantedStatement, [move.ownerKey]);
}

/** Grants that were offered and not answered go on as if their offer had been given up. */
export function admitRequester(tx: Tx, move: MoveRef, granted: readonly GrantedLease[]): void {
  tx.send(markTypes, [move.ownerKey]);
  if (granted.length === 0) return;
  tx.send(endGrants, [granted.map(({ id }) => id), tx.clock.pinned(), recalledLeaseSeconds]);
  const messages = [...Map.groupBy(granted, ({ holder }) => holder)].flatMap(([holder, leases]) =>
    Array.from({ length: Math.ceil(leases.length / partSize) }, (_, part) => ({
      id: `recall:${move.moveId}:${holder}:${part}`,
      to: `partition:${holder}`,
      kind: 'lease.recalled',
      payload: {
        leaseIds: leases.slice(part * partSize, (part + 1) * partSize).map(({ id }) => id),
      },
    })),
  );
  appendOutbox(tx, messages);
}
