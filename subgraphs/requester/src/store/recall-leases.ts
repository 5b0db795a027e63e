import { outboxChannel } from '@exchange/partitions';
import type { Statement, Tx } from '@exchange/partitions';

/**
 * One message for each 500 leases of a holder. Grants of the batch have ended before (its status is
 * judged under its lock), so this sees every lease there will be. Temporary ones are left: each is
 * for an accept that is under way, and then it is work in hand.
 */
const statement: Statement = {
  name: 'requester-recall-leases',
  text: `
    with held as (
      select id, holder, (row_number() over (partition by holder order by id) - 1) / 500 as part
        from leases
       where batch_id = $1 and status = 'active' and kind <> 'temporary'
    ), messages as (
      insert into outbox (message_id, recipient, kind, payload, created_at, next_attempt_at)
      select 'recall:' || gen_random_uuid(), 'partition:' || holder, 'lease.recalled',
             jsonb_build_object('leaseIds', jsonb_agg(id order by id)), moment.at, moment.at
        from held, date_trunc('milliseconds', coalesce($2::timestamptz, now())) as moment (at)
       group by holder, part, moment.at
      returning 1
    )
    select pg_notify('${outboxChannel}', '') from (select count(*) from messages) as counted`,
};

/** Asks the holders of a batch's leases to hand out no more and give back what is free. */
export async function recallLeases(tx: Tx, batchId: string): Promise<void> {
  await tx.query(statement, [batchId, tx.clock.pinned()]);
}
