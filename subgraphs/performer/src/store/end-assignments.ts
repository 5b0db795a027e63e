import type { ReturnReason } from '@exchange/kernel';
import type { Queryable, Statement } from '@exchange/partitions';
import { isHere, meetFence, outboxChannel } from '@exchange/partitions';
import { assignmentColumns, type AssignmentRow } from './assignment-row.ts';
import { submitGraceSeconds } from './submit-assignment.ts';

/** What was put on another lease meanwhile stands on an item that the statement cannot see: see submits. */
const stands = 'exists (select 1 from stock_items s where s.lease_id = a.lease_id)';

/** Tells the requester why, if its performer said so. */
const reasonText = `,
    reason as (
      insert into outbox (message_id, recipient, kind, payload, created_at, next_attempt_at)
      select 'returned:' || e.id, e.requester_key, 'assignment.returned',
             jsonb_build_object('assignmentId', e.id, 'performerKey', e.owner_key,
                                'taskId', e.task_id, 'reason', $4::text),
             moment.at, moment.at
        from ended e cross join moment
       where $4::text is not null
    )`;

/**
 * accepted → returned or expired. The slot goes back once: to the repository while the lease holds
 * and its requester has not recalled it, otherwise to the requester by message. A temporary grant
 * was for the performer who let it go, so it always goes back to the requester.
 *
 * Rows are locked in the order assignments → stock items (by lease) → performers (by key) → type
 * counters (trigger), the same as everywhere.
 */
function endText(which: 'one' | 'due'): string {
  const choice =
    which === 'one'
      ? `a.id = $2 and a.owner_key = $3 and a.status = 'accepted' and ${stands}
           and ${isHere('a.owner_key')}
           for update`
      : `a.status = 'accepted' and ${isHere('a.owner_key')} and ${stands}
           and a.deadline_at + interval '${submitGraceSeconds} seconds' < (select at from moment)
         order by a.deadline_at limit $2
           for update skip locked`;
  const status = which === 'one' ? 'returned' : 'expired';
  return `
    with moment as (
      select date_trunc('milliseconds', coalesce($1::timestamptz, now())) as at
    ),
    ending as (
      select a.id, a.lease_id, a.owner_key from assignments a where ${choice}
    ),
    items as (
      select s.lease_id, s.free, s.in_hand, s.requester_key,
             s.kind <> 'temporary' and s.recalled_at is null
               and s.expires_at > (select at from moment) as kept,
             (select count(*) from ending e where e.lease_id = s.lease_id)::int as slots
        from stock_items s
       where s.lease_id in (select lease_id from ending)
       order by s.lease_id
         for update
    ),
    kept_slots as (
      update stock_items s set in_hand = s.in_hand - i.slots, free = s.free + i.slots
        from items i where s.lease_id = i.lease_id and i.kept
    ),
    lost_slots as (
      update stock_items s set in_hand = s.in_hand - i.slots
        from items i where s.lease_id = i.lease_id and not i.kept and i.free + i.in_hand > i.slots
    ),
    lost_items as (
      delete from stock_items s using items i
       where s.lease_id = i.lease_id and not i.kept and i.free + i.in_hand <= i.slots
    ),
    holders as (
      select p.owner_key, (select count(*) from ending e where e.owner_key = p.owner_key)::int as slots
        from performers p, (select count(*) from items) as after_items
       where p.owner_key in (select owner_key from ending)
       order by p.owner_key
         for update of p
    ),
    seats as (
      update performers p set in_hand = p.in_hand - h.slots
        from holders h where p.owner_key = h.owner_key
    ),
    ended as (
      update assignments a set status = '${status}', ended_at = moment.at
        from ending e, moment where a.id = e.id
      returning a.*
    ),
    activity as (
      insert into type_activity (owner_key, type_id, category, day, ${status})
      select e.owner_key, e.type_id, k.category, (e.ended_at at time zone 'UTC')::date, count(*)
        from ended e join known_types k on k.type_id = e.type_id
       group by 1, 2, 3, 4 order by 1, 2, 4
      on conflict (owner_key, type_id, day) do update
         set ${status} = type_activity.${status} + excluded.${status}
    ),
    message as (
      insert into outbox (message_id, recipient, kind, payload, created_at, next_attempt_at)
      select 'released:' || e.id, e.requester_key, 'lease.released',
             jsonb_build_object(
               'requesterKey', e.requester_key, 'reason', 'unused',
               'leases', jsonb_build_array(jsonb_build_object('leaseId', e.lease_id, 'slots', 1))),
             moment.at, moment.at
        from ended e cross join moment
        left join items i on i.lease_id = e.lease_id
       where i.kept is not true
      returning id
    )${which === 'one' ? reasonText : ''}
    select ${assignmentColumns('e')}, pg_notify('${outboxChannel}', '') as "notified"
      from ended e, (select count(*) from message) as sent`;
}

const returnOne: Statement = { name: 'return-assignment', text: endText('one') };
const expireDue: Statement = { name: 'expire-assignments', text: endText('due') };

/** The assignment as returned, or null when it is not this performer's or not in hand. */
export async function returnAssignmentRow(
  db: Queryable,
  input: {
    readonly id: string;
    readonly performerKey: string;
    readonly reason: ReturnReason | null;
  },
  at: Date | null,
): Promise<AssignmentRow | null> {
  const values = [at, input.id, input.performerKey, input.reason];
  const [row] = await db.query<AssignmentRow>(returnOne, values);
  if (row !== undefined) return row;
  // It comes to stand on another lease while its performer arrives.
  await meetFence(db, [input.performerKey]);
  const [again] = await db.query<AssignmentRow>(returnOne, values);
  return again ?? null;
}

/** Ends up to `limit` assignments whose time is over. */
export function expireDueAssignments(
  db: Queryable,
  limit: number,
  at: Date | null,
): Promise<AssignmentRow[]> {
  return db.query<AssignmentRow>(expireDue, [at, limit]);
}
