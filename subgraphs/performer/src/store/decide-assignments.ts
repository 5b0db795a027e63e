import type { Queryable, Statement } from '@exchange/partitions';

export interface Decision {
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly decision: 'approved' | 'rejected';
  readonly feedback: string | null;
  readonly amountMinor: number;
  readonly decidedAt: Date;
}

/**
 * submitted → approved or rejected, and rejected → approved. One statement for all decisions of a
 * delivery; the caller's inbox makes each of them take effect once. An assignment is decided at most
 * once per call. Locks in the order of ids.
 */
const statement: Statement = {
  name: 'decide-assignments',
  text: `
    with given as (
      select * from jsonb_to_recordset($1::jsonb) as d (
        "assignmentId" text, "performerKey" text, decision text, feedback text,
        "amountMinor" int, "decidedAt" timestamptz)
    ),
    open as (
      select a.id, a.status as before, g.decision, g.feedback, g."amountMinor" as amount,
             g."decidedAt" as decided_at
        from assignments a
        join given g on g."assignmentId" = a.id and g."performerKey" = a.owner_key
       where a.status = 'submitted' or (a.status = 'rejected' and g.decision = 'approved')
       order by a.id
         for update of a
    ),
    decided as (
      update assignments a
         set status = o.decision, decided_at = o.decided_at, feedback = o.feedback,
             paid_minor = a.paid_minor + case when o.decision = 'approved' then o.amount else 0 end
        from open o where a.id = o.id
      returning a.id, a.owner_key, a.type_id, a.accepted_at, a.submitted_at, o.before, o.decision,
                o.decided_at, o.amount
    ),
    activity as (
      insert into type_activity
             (owner_key, type_id, category, day, approved, rejected, earned_minor, paid_seconds)
      select d.owner_key, d.type_id, k.category, (d.decided_at at time zone 'UTC')::date,
             count(*) filter (where d.decision = 'approved'),
             count(*) filter (where d.decision = 'rejected')
               - count(*) filter (where d.before = 'rejected'),
             coalesce(sum(d.amount) filter (where d.decision = 'approved'), 0),
             coalesce(sum(extract(epoch from d.submitted_at - d.accepted_at)::bigint)
                        filter (where d.decision = 'approved'), 0)
        from decided d join known_types k on k.type_id = d.type_id
       group by 1, 2, 3, 4 order by 1, 2, 4
      on conflict (owner_key, type_id, day) do update
         set approved = type_activity.approved + excluded.approved,
             rejected = type_activity.rejected + excluded.rejected,
             earned_minor = type_activity.earned_minor + excluded.earned_minor,
             paid_seconds = type_activity.paid_seconds + excluded.paid_seconds
    )
    select id as "assignmentId", owner_key as "performerKey" from decided`,
};

/** Returns the assignments that changed. */
export function decideAssignments(
  db: Queryable,
  decisions: readonly Decision[],
): Promise<{ assignmentId: string; performerKey: string }[]> {
  return db.query(statement, [JSON.stringify(decisions)]);
}
