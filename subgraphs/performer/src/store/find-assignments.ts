import type { AssignmentStatus } from '@exchange/kernel';
import type { Queryable, Statement } from '@exchange/partitions';
import { assignmentColumns, type AssignmentRow } from './assignment-row.ts';

const byIds: Statement = {
  name: 'find-assignments',
  text: `select ${assignmentColumns('a')} from assignments a where a.id = any($1::text[])`,
};

export function findAssignments(db: Queryable, ids: readonly string[]): Promise<AssignmentRow[]> {
  return db.query<AssignmentRow>(byIds, [ids]);
}

const owned: Statement = {
  name: 'find-own-assignment',
  text: `select ${assignmentColumns('a')} from assignments a where a.id = $1 and a.owner_key = $2`,
};

export async function findOwnAssignment(
  db: Queryable,
  id: string,
  performerKey: string,
): Promise<AssignmentRow | null> {
  const [row] = await db.query<AssignmentRow>(owned, [id, performerKey]);
  return row ?? null;
}

const queue: Statement = {
  name: 'list-queue',
  text: `
    select ${assignmentColumns('a')} from assignments a
     where a.owner_key = $1 and a.status = 'accepted'
     order by a.deadline_at, a.id
     limit 500`,
};

/** In hand, the soonest deadline first. */
export function listQueue(db: Queryable, performerKey: string): Promise<AssignmentRow[]> {
  return db.query<AssignmentRow>(queue, [performerKey]);
}

const held: Statement = {
  name: 'find-held-tasks',
  text: `
    select a.task_id as "taskId", a.status from assignments a
     where a.owner_key = $1 and a.type_id = $2 and ($3::text is null or a.task_id = $3)
     order by a.accepted_at desc
     limit 1000`,
};

/** Tasks of a type, or a certain one, that the performer holds or ever held, the latest first. */
export function listHeldTasks(
  db: Queryable,
  performerKey: string,
  typeId: string,
  taskId: string | null,
): Promise<{ taskId: string; status: AssignmentStatus }[]> {
  return db.query(held, [performerKey, typeId, taskId]);
}

const page: Statement = {
  name: 'list-assignments',
  text: `
    select ${assignmentColumns('a')} from assignments a
     where a.owner_key = $1
       and ($2::timestamptz is null or (a.accepted_at, a.id) < ($2, $3))
       and ($4::text[] is null or a.status = any($4))
     order by a.accepted_at desc, a.id desc
     limit $5`,
};

const pageOfType: Statement = {
  name: 'list-assignments-of-type',
  text: `
    select ${assignmentColumns('a')} from assignments a
     where a.owner_key = $1 and a.type_id = $6
       and ($2::timestamptz is null or (a.accepted_at, a.id) < ($2, $3))
       and ($4::text[] is null or a.status = any($4))
     order by a.accepted_at desc, a.id desc
     limit $5`,
};

export interface AssignmentPage {
  readonly performerKey: string;
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly statuses: readonly AssignmentStatus[] | null;
  readonly typeId: string | null;
  readonly limit: number;
}

/** Newest first. */
export function listAssignments(db: Queryable, input: AssignmentPage): Promise<AssignmentRow[]> {
  const values = [
    input.performerKey,
    input.after?.at ?? null,
    input.after?.id ?? null,
    input.statuses,
    input.limit,
  ];
  return input.typeId === null
    ? db.query<AssignmentRow>(page, values)
    : db.query<AssignmentRow>(pageOfType, [...values, input.typeId]);
}

const save: Statement = {
  name: 'save-draft',
  text: `
    update assignments
       set draft = $3::jsonb, draft_saved_at = coalesce($4::timestamptz, now())
     where id = $1 and owner_key = $2 and status = 'accepted'
    returning draft_saved_at as "savedAt"`,
};

/** When it was saved, or null when the assignment is not this performer's or not in hand. */
export async function saveDraftRow(
  db: Queryable,
  input: { readonly id: string; readonly performerKey: string; readonly draft: unknown },
  at: Date | null,
): Promise<Date | null> {
  const [row] = await db.query<{ savedAt: Date }>(save, [
    input.id,
    input.performerKey,
    JSON.stringify(input.draft),
    at,
  ]);
  return row?.savedAt ?? null;
}
