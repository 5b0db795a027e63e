/** The name of a stored status in the schema. */
export function batchStatusOf(status: string): string {
  return status.toUpperCase();
}

interface TaskPlaces {
  readonly status: string;
  readonly wanted: number;
  readonly done: number;
  readonly cancelled: number;
}

/**
 * What people can do with a task now. Its batch is asked first, since the task's own row follows
 * the batch only after a while.
 */
export function taskStatusOf(
  task: TaskPlaces,
  batch: { status: string; deadlineAt: Date | null },
  now: Date,
): string {
  const settled = task.done + task.cancelled === task.wanted;
  if (settled && task.done > 0) return 'CLOSED';
  if (batch.status === 'cancelled' || task.status === 'cancelled') return 'CANCELLED';
  if (task.status === 'staged') return 'STAGED';
  const overdue = batch.deadlineAt !== null && batch.deadlineAt.getTime() <= now.getTime();
  if (batch.status === 'paused' || task.status === 'paused' || overdue) return 'PAUSED';
  return 'OPEN';
}
