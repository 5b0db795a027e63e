/**
 * SQL: the assignments `a` of one performer for one task. Both are SQL expressions. Written as the
 * expression of the index `assignments_of_task`, which is then the only one that fits, however small
 * the table was when the plan was made.
 */
export function ofTask(ownerKey: string, taskId: string): string {
  return `a.owner_key || ' ' || a.task_id = ${ownerKey} || ' ' || ${taskId}`;
}
