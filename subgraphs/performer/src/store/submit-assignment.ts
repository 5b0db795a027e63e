import type { Queryable, Statement } from '@exchange/partitions';
import { isHere, meetFence, outboxChannel } from '@exchange/partitions';
import { assignmentColumns, type AssignmentRow } from './assignment-row.ts';

/** How late a submit may arrive after the deadline, for the way through the network. Inside the requester's margin. */
export const submitGraceSeconds = 2;

/**
 * accepted → submitted, the slot used, history and the message to the requester: one statement, for
 * many assignments at once, so that "submitted" is said only of what cannot be lost (I3). A second
 * submit finds no row that is accepted and changes nothing. The deadline is judged here, by this
 * database's clock, and the job that expires assignments leaves the same grace, so exactly one of the
 * two gets the row.
 *
 * `item` is locked and read as it is now before it is decided whether the row is used up: other
 * slots of the same lease may be moving at the same time.
 *
 * An assignment that was put on another lease while this waited for it (its performer arrived from
 * another partition) stands on an item that came after the statement began, which it cannot see: it is
 * left out, and done by another run, which waits until its performer has arrived. So is that of a
 * performer who is about to leave or has left: its slot may have gone along, and is not to be counted off
 * once more.
 */
const statement: Statement = {
  name: 'submit-assignments',
  text: `
    with moment as materialized (
      select date_trunc('milliseconds', coalesce($1::timestamptz, now())) as at
    ),
    given as materialized (
      select * from unnest($2::text[], $3::text[], $4::jsonb[]) as g (id, owner_key, answer)
    ),
    mine as materialized (
      select a.id, a.lease_id, a.owner_key, g.answer
        from given g join assignments a on a.id = g.id and a.owner_key = g.owner_key
       where a.status = 'accepted'
         and a.deadline_at + interval '${submitGraceSeconds} seconds' >= (select at from moment)
         and exists (select 1 from stock_items s where s.lease_id = a.lease_id)
         and ${isHere('a.owner_key')}
       order by a.id
         for update of a
    ),
    item as materialized (
      select s.lease_id, s.free, s.in_hand, m.slots
        from (select lease_id, count(*)::int as slots from mine group by lease_id) as m
        join stock_items s on s.lease_id = m.lease_id
       order by s.lease_id
         for update of s
    ),
    used_up as (
      delete from stock_items s using item
       where s.lease_id = item.lease_id and item.free = 0 and item.in_hand <= item.slots
    ),
    used as (
      update stock_items s set in_hand = s.in_hand - item.slots from item
       where s.lease_id = item.lease_id and not (item.free = 0 and item.in_hand <= item.slots)
    ),
    seat as (
      update performers p set in_hand = p.in_hand - m.slots, last_active_at = moment.at
        from (select owner_key, count(*)::int as slots from mine group by owner_key) as m,
             moment, (select count(*) from item) as after_item
       where p.owner_key = m.owner_key
    ),
    done as (
      update assignments a
         set status = 'submitted', answer = mine.answer, submitted_at = moment.at, ended_at = moment.at
        from mine, moment
       where a.id = mine.id
      returning a.*
    ),
    activity as (
      insert into type_activity (owner_key, type_id, category, day, submitted, seconds)
      select d.owner_key, d.type_id, k.category, (d.submitted_at at time zone 'UTC')::date, count(*),
             sum(extract(epoch from d.submitted_at - d.accepted_at)::bigint)
        from done d join known_types k on k.type_id = d.type_id
       group by d.owner_key, d.type_id, k.category, d.submitted_at
      on conflict (owner_key, type_id, day) do update
         set submitted = type_activity.submitted + excluded.submitted,
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
    ),
    told as materialized (
      select pg_notify('${outboxChannel}', '') from (select count(*) as sent from message) as m
       where m.sent > 0
    )
    select ${assignmentColumns('d')}
      from done d, (select count(*) from told) as notified`,
};

export interface SubmitRow {
  readonly id: string;
  readonly performerKey: string;
  /** Of the form's shape. */
  readonly answer: unknown;
}

/**
 * The assignments as submitted, in the order given; null for one that is not this performer's, not
 * in hand or too late. No assignment may be given twice.
 */
export async function submitAssignmentRows(
  db: Queryable,
  given: readonly SubmitRow[],
  at: Date | null,
): Promise<(AssignmentRow | null)[]> {
  const byId = new Map<string, AssignmentRow>();
  const run = async (rows: readonly SubmitRow[]) => {
    if (rows.length === 0) return;
    const done = await db.query<AssignmentRow>(statement, [
      at,
      rows.map(({ id }) => id),
      rows.map(({ performerKey }) => performerKey),
      rows.map(({ answer }) => JSON.stringify(answer)),
    ]);
    for (const row of done) byId.set(row.id, row);
  };
  await run(given);
  const left = given.filter(({ id }) => !byId.has(id));
  if (left.length > 0) {
    // Whoever is arriving stands on no lease yet; whoever has left stands on none any more.
    await meetFence(
      db,
      left.map(({ performerKey }) => performerKey),
    );
    await run(left);
  }
  return given.map(({ id }) => byId.get(id) ?? null);
}
