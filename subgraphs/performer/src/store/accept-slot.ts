import type { Queryable, Statement } from '@exchange/partitions';
import { assignmentColumns, type AssignmentRow } from './assignment-row.ts';

export interface AcceptSlot {
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly typeId: string;
  /** One certain task, also one that the performer returned or ran out of time on; null means any new one. */
  readonly taskId: string | null;
  /** The same account as a requester, whose tasks it must not do. */
  readonly ownRequesterKey: string | null;
  readonly queueLimit: number;
}

export interface AcceptedSlot {
  /** Assignments in hand before this one; null when the performer does not live here. */
  readonly inHand: number | null;
  /** Whether there was a slot, taken or not. */
  readonly found: boolean;
  readonly assignment: AssignmentRow | null;
}

/**
 * free → in hand, together with the assignment, in one statement.
 *
 * The candidate is the first row of the index `stock_free` that nobody else is taking right now
 * (skip locked), so accepts of one type run side by side and none counts or locks the stock. A row
 * that changed since the statement began is judged again as it is now (READ COMMITTED), so a slot
 * is never taken twice. Locks come in the order stock item → performer → type counter, as in every
 * statement here; the item is never waited for.
 *
 * The conditions are one CASE because the planner would multiply the selectivities of several, believe
 * that hardly a row passes, and read and sort the whole stock of the type instead of taking the head
 * of the index (8 ms instead of 0.6 ms with a thousand items).
 *
 * The queue limit is judged on the performer's locked row. Two accepts of one performer can still
 * meet on two slots of one task: the index `assignments_once` refuses the second, which tries again.
 */
function acceptText(which: 'any' | 'task'): string {
  const held = 'select true from assignments a where a.owner_key = $2 and a.task_id = s.task_id';
  const occupied = `${held} and a.status in ('accepted', 'submitted', 'approved', 'rejected')`;
  const choice = which === 'task' ? 'and s.task_id = $7' : '';
  const barrier = which === 'task' ? occupied : held;
  const index = which === 'any' ? 'order by s.priority desc, s.deadline_at, s.lease_id' : '';
  return `
    with moment as (
      select date_trunc('milliseconds', coalesce($1::timestamptz, now())) as at
    ),
    me as (
      select in_hand from performers where owner_key = $2
    ),
    candidate as (
      select s.lease_id
        from stock_items s
       where s.type_id = $3 and s.free > 0
         ${choice}
         and case
               when coalesce((select in_hand from me), $5) >= $5 then false
               when s.accept_by < (select at from moment) then false
               when s.deadline_at <= (select at from moment) then false
               when s.reserved_for <> $2 then false
               when s.requester_key = $4 then false
               else (${barrier} limit 1) is null
             end
       ${index}
       limit 1
         for update of s skip locked
    ),
    seat as (
      update performers p
         set in_hand = p.in_hand + 1, last_active_at = moment.at
        from candidate, moment
       where p.owner_key = $2 and p.in_hand < $5
      returning p.owner_key
    ),
    taken as (
      update stock_items s
         set free = s.free - 1, in_hand = s.in_hand + 1
        from candidate, seat
       where s.lease_id = candidate.lease_id and s.free > 0
      returning s.*
    ),
    created as (
      insert into assignments
             (id, owner_key, task_id, type_id, batch_id, requester_key, lease_id, lease_epoch, local,
              status, input, reward_minor, currency, draft, draft_saved_at, accepted_at, deadline_at)
      select $6, $2, t.task_id, t.type_id, t.batch_id, t.requester_key, t.lease_id, t.epoch,
             t.kind = 'exclusive', 'accepted', t.input, k.reward_minor, k.currency,
             before.draft, before.draft_saved_at, moment.at,
             least(moment.at + k.time_allowed_seconds * interval '1 second', t.deadline_at)
        from taken t
        join known_types k on k.type_id = t.type_id
       cross join moment
        left join lateral (
          select a.draft, a.draft_saved_at from assignments a
           where a.owner_key = $2 and a.task_id = t.task_id
           order by a.accepted_at desc limit 1
        ) before on true
      returning *
    ),
    activity as (
      insert into type_activity (owner_key, type_id, category, day, accepted, accepted_local)
      select c.owner_key, c.type_id, k.category, (c.accepted_at at time zone 'UTC')::date, 1, c.local::int
        from created c join known_types k on k.type_id = c.type_id
      on conflict (owner_key, type_id, day) do update
         set accepted = type_activity.accepted + 1,
             accepted_local = type_activity.accepted_local + excluded.accepted_local
    )
    select (select in_hand from me) as "heldBefore",
           exists (select 1 from candidate) as "found",
           ${assignmentColumns('c')}
      from (select 1) as always left join created c on true`;
}

export const acceptAny: Statement = { name: 'accept-any', text: acceptText('any') };
const acceptTask: Statement = { name: 'accept-task', text: acceptText('task') };

export async function acceptSlot(
  db: Queryable,
  input: AcceptSlot,
  at: Date | null,
): Promise<AcceptedSlot> {
  const values = [
    at,
    input.performerKey,
    input.typeId,
    input.ownRequesterKey,
    input.queueLimit,
    input.assignmentId,
    ...(input.taskId === null ? [] : [input.taskId]),
  ];
  const rows = await db.query<AssignmentRow & { heldBefore: number | null; found: boolean }>(
    input.taskId === null ? acceptAny : acceptTask,
    values,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('accept-slot always gives a row.');
  const { heldBefore, found, ...assignment } = row;
  // Every column is null when no assignment was made.
  const made = (assignment.id as string | null) !== null;
  return { inHand: heldBefore, found, assignment: made ? assignment : null };
}
