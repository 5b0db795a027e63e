import type { GrantedLease } from '../messages/messages.ts';
import type { LeaseRow } from './board-rows.ts';

/** A lease as it travels to its holder, with what is outstanding of it. */
export function describeLease(lease: LeaseRow): GrantedLease {
  const { leaseId, epoch, kind, task, outstanding, expiresAt } = lease;
  const { batchId, type, priority, deadlineAt } = task.batch;
  const { typeId, requesterKey, timeAllowedSeconds } = type;
  const timeAllowedMs = timeAllowedSeconds * 1_000;
  return {
    ...{ leaseId, epoch, kind, taskId: task.taskId, typeId, batchId, requesterKey, timeAllowedMs },
    ...{ slots: outstanding, priority, deadlineAt, expiresAt },
  };
}
