import type { Queryable, Statement } from '@exchange/partitions';
import { assignmentColumns, type AssignmentRow } from './assignment-row.ts';
import { ofTask } from './assignments-of-task.ts';

export interface AcceptSlot {
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly typeId: string;
  /** One certain task, also one that the performer returned or ran out of time on; null means any new one. */
  readonly taskId: string | null;
  /** The same account as a requester, whose tasks it must not do. */
  readonly ownRequesterKey: string | null;
}

export interface StockLimits {
  /** Whose stock it is taken from. */
  readonly groupId: string;
  /** Most assignments that a performer has in hand. */
  readonly queueLimit: number;
}

export interface AcceptedSlot {
  /** Assignments in hand before this one; null when the performer does not live here. */
  readonly inHand: number | null;
  /** Whether there was a slot, taken or not, or may have been: who came behind others did not look at each. */
  readonly found: boolean;
  readonly assignment: AssignmentRow | null;
}

/**
 * free → in hand, together with the assignment, in one statement for many performers at once.
 *
 * The candidate is the first row of the index `stock_free` that nobody else is taking right now
 * (skip locked), so accepts of one type run side by side and none counts or locks the stock. Those of
 * one statement who want the same type begin one row further each. A row that changed since the
 * statement began is judged again as it is now (READ COMMITTED), and `chosen` leaves out whoever
 * comes after a row's last slot, so a slot is never taken twice. Locks come in the order performer →
 * stock item → type counter. An item is waited for only by who found nothing else: maintenance may
 * hold all of a type for a moment.
 *
 * The conditions are one CASE because the planner would multiply the selectivities of several, believe
 * that hardly a row passes, and read and sort the whole stock of the type instead of taking the head
 * of the index (8 ms instead of 0.6 ms with a thousand items). The arrays come from subqueries so that
 * a plan for given values looks no cheaper than one for all: otherwise every accept is planned anew,
 * which takes a third as long as doing it.
 *
 * The queue limit is judged on the performer's locked row. Two accepts of one performer can still
 * meet on two slots of one task: the index `assignments_once` refuses the second, which tries again.
 */
function acceptText(which: 'any' | 'task', locked: 'skip' | 'wait'): string {
  const held = `select true from assignments a where ${ofTask('g.owner_key', 's.task_id')}`;
  const occupied = `${held} and a.status in ('accepted', 'submitted', 'approved', 'rejected')`;
  const choice = which === 'task' ? 'and s.task_id = g.task_id' : '';
  const barrier = which === 'task' ? occupied : held;
  const offset = which === 'any' ? 'offset g.behind' : '';
  return `
    with moment as materialized (
      select date_trunc('milliseconds', coalesce($1::timestamptz, now())) as at
    ),
    me as materialized (
      select owner_key, in_hand from performers where owner_key = any((select $2::text[])::text[])
       order by owner_key for update
    ),
    given as materialized (
      select g.*, me.in_hand, row_number() over (partition by g.type_id order by g.turn) - 1 as behind
        from unnest((select $2::text[]), (select $3::text[]), (select $4::text[]),
                    (select $5::text[]), (select $6::text[]))
             with ordinality as g (owner_key, type_id, own_requester, id, task_id, turn)
        left join me on me.owner_key = g.owner_key
    ),
    candidate as materialized (
      select g.turn, g.id, g.owner_key, s.lease_id, s.free
        from given g
       cross join lateral (
         select s.lease_id, s.free
           from stock_items s
          where s.group_id = $8 and s.type_id = g.type_id and s.free > 0
            ${choice}
            and case
                  when coalesce(g.in_hand, $7) >= $7 then false
                  when s.accept_by < (select at from moment) then false
                  when s.deadline_at <= (select at from moment) then false
                  when s.reserved_for <> g.owner_key then false
                  when s.requester_key = g.own_requester then false
                  else (${barrier} limit 1) is null
                end
          order by s.priority desc, s.deadline_at, s.lease_id ${offset}
          limit 1
            for update of s ${locked === 'skip' ? 'skip locked' : ''}
       ) s
    ),
    chosen as materialized (
      select * from (
        select c.*, row_number() over (partition by c.lease_id order by c.turn) as place
          from candidate c
      ) as placed
       where place <= free
    ),
    taken as (
      update stock_items s
         set free = s.free - c.slots, in_hand = s.in_hand + c.slots
        from (select lease_id, count(*)::int as slots from chosen group by lease_id) as c
       where s.lease_id = c.lease_id
      returning s.*
    ),
    seat as (
      update performers p
         set in_hand = p.in_hand + 1, last_active_at = moment.at
        from chosen, moment
       where p.owner_key = chosen.owner_key
    ),
    created as (
      insert into assignments
             (id, owner_key, task_id, type_id, batch_id, requester_key, lease_id, lease_epoch, local,
              status, input, reward_minor, currency, draft, draft_saved_at, accepted_at, deadline_at)
      select c.id, c.owner_key, t.task_id, t.type_id, t.batch_id, t.requester_key, t.lease_id, t.epoch,
             t.kind <> 'temporary', 'accepted', t.input, k.reward_minor, k.currency,
             before.draft, before.draft_saved_at, moment.at,
             least(moment.at + k.time_allowed_seconds * interval '1 second', t.deadline_at)
        from chosen c
        join taken t on t.lease_id = c.lease_id
        join known_types k on k.type_id = t.type_id
       cross join moment
        left join lateral (
          select a.draft, a.draft_saved_at from assignments a
           where ${ofTask('c.owner_key', 't.task_id')}
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
    select g.in_hand as "heldBefore",
           g.behind > 0 or exists (select 1 from candidate where candidate.turn = g.turn) as "found",
           ${assignmentColumns('c')}
      from given g left join created c on c.id = g.id
     order by g.turn`;
}

export const acceptAny: Statement = { name: 'accept-any', text: acceptText('any', 'skip') };
const acceptLast: Statement = { name: 'accept-last', text: acceptText('any', 'wait') };
const acceptTask: Statement = { name: 'accept-task', text: acceptText('task', 'wait') };

/** Different performers who want any task of a type, from the stock of one group. Results in their order. */
export function acceptSlots(
  db: Queryable,
  slots: readonly AcceptSlot[],
  from: StockLimits,
  at: Date | null,
): Promise<AcceptedSlot[]> {
  return runAccept(db, acceptAny, slots, from, at);
}

/** One performer, who wants a certain task or any, and waits for slots that others hold locked. */
export async function acceptSlot(
  db: Queryable,
  slot: AcceptSlot,
  from: StockLimits,
  at: Date | null,
): Promise<AcceptedSlot> {
  const statement = slot.taskId === null ? acceptLast : acceptTask;
  const [accepted] = await runAccept(db, statement, [slot], from, at);
  if (accepted === undefined) throw new Error('An accept always gives a row.');
  return accepted;
}

async function runAccept(
  db: Queryable,
  statement: Statement,
  slots: readonly AcceptSlot[],
  from: StockLimits,
  at: Date | null,
): Promise<AcceptedSlot[]> {
  const rows = await db.query<AssignmentRow & { heldBefore: number | null; found: boolean }>(
    statement,
    [
      at,
      slots.map((slot) => slot.performerKey),
      slots.map((slot) => slot.typeId),
      slots.map((slot) => slot.ownRequesterKey),
      slots.map((slot) => slot.assignmentId),
      slots.map((slot) => slot.taskId),
      from.queueLimit,
      from.groupId,
    ],
  );
  return rows.map(({ heldBefore, found, ...assignment }) => {
    // Every column is null when no assignment was made.
    const made = (assignment.id as string | null) !== null;
    return { inHand: heldBefore, found, assignment: made ? assignment : null };
  });
}
