import type { Queryable, Statement } from '@exchange/partitions';
import { outboxChannel } from '@exchange/partitions';
import { assignmentColumns, type AssignmentRow } from './assignment-row.ts';

/** How late a submit may arrive after the deadline, for the way through the network. Inside the requester's margin. */
export const submitGraceSeconds = 2;

/**
 * accepted → submitted, the slot used, history and the message to the requester: one statement, so
 * that "submitted" is said only of what cannot be lost (I3). A second submit finds no row that is
 * accepted and changes nothing. The deadline is judged here, by this database's clock, and the job
 * that expires assignments leaves the same grace, so exactly one of the two gets the row.
 *
 * `item` is locked and read as it is now before it is decided whether the row is used up: other
 * slots of the same lease may be moving at the same time.
 */
const statement: Statement = {
  name: 'submit-assignment',
  text: `
    with moment as (
      select date_trunc('milliseconds', coalesce($1::timestamptz, now())) as at
    ),
    mine as (
      select a.id, a.lease_id, a.owner_key
        from assignments a
       where a.id = $2 and a.owner_key = $3 and a.status = 'accepted'
         and a.deadline_at + interval '${submitGraceSeconds} seconds' >= (select at from moment)
         for update
    ),
    item as (
      select s.lease_id, s.free, s.in_hand
        from stock_items s join mine on mine.lease_id = s.lease_id
         for update of s
    ),
    used_up as (
      delete from stock_items s using item
       where s.lease_id = item.lease_id and item.free = 0 and item.in_hand <= 1
    ),
    used as (
      update stock_items s set in_hand = s.in_hand - 1 from item
       where s.lease_id = item.lease_id and not (item.free = 0 and item.in_hand <= 1)
    ),
    seat as (
      update performers p set in_hand = p.in_hand - 1, last_active_at = moment.at
        from mine, moment, (select count(*) from item) as after_item
       where p.owner_key = mine.owner_key
    ),
    done as (
      update assignments a
         set status = 'submitted', answer = $4::jsonb, submitted_at = moment.at, ended_at = moment.at
        from mine, moment
       where a.id = mine.id
      returning a.*
    ),
    activity as (
      insert into type_activity (owner_key, type_id, category, day, submitted, seconds)
      select d.owner_key, d.type_id, k.category, (d.submitted_at at time zone 'UTC')::date, 1,
             extract(epoch from d.submitted_at - d.accepted_at)::bigint
        from done d join known_types k on k.type_id = d.type_id
      on conflict (owner_key, type_id, day) do update
         set submitted = type_activity.submitted + 1,
             seconds = type_activity.seconds + excluded.seconds
    ),
    message as (
      insert into outbox (message_id, recipient, kind, payload, created_at, next_attempt_at)
      select 'submitted:' || d.id, d.requester_key, 'submission.delivered',
             jsonb_build_object(
               'assignmentId', d.id, 'performerKey', d.owner_key, 'taskId', d.task_id,
               'leaseId', d.lease_id, 'leaseEpoch', d.lease_epoch, 'answer', d.answer,
               'acceptedAt', d.accepted_at, 'submittedAt', d.submitted_at),
             moment.at, moment.at
        from done d, moment
      returning id
    )
    select ${assignmentColumns('d')}, pg_notify('${outboxChannel}', '') as "notified"
      from done d, (select count(*) from message) as sent`,
};

/** The assignment as submitted, or null when it is not this performer's, not in hand or too late. */
export async function submitAssignmentRow(
  db: Queryable,
  input: { readonly id: string; readonly performerKey: string; readonly answer: unknown },
  at: Date | null,
): Promise<AssignmentRow | null> {
  const [row] = await db.query<AssignmentRow>(statement, [
    at,
    input.id,
    input.performerKey,
    JSON.stringify(input.answer),
  ]);
  return row ?? null;
}
