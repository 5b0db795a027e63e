import { err, ok, type Result, type ReturnReason } from '@exchange/kernel';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { returnAssignmentRow } from '../store/end-assignments.ts';
import { findOwnAssignment } from '../store/find-assignments.ts';
import type { Me } from './access.ts';
import { isShortId } from './input-checks.ts';
import { tellBackups } from './tell-backups.ts';

export type ReturnError =
  | { readonly kind: 'NotFound' }
  | { readonly kind: 'WrongState'; readonly state: string };

export async function returnAssignment(
  me: Me,
  assignmentId: string,
  reason: ReturnReason | null,
): Promise<Result<AssignmentRow, ReturnError>> {
  const { partition, directory } = me.repository;
  if (!isShortId(assignmentId)) return err({ kind: 'NotFound' });
  const returned = await returnAssignmentRow(
    partition,
    { id: assignmentId, performerKey: me.key, reason },
    partition.clock.pinned(),
  );
  if (returned !== null) {
    directory.notifyUsers([
      { ownerKey: me.key, topics: ['queue', 'feed', `assignment:${assignmentId}`] },
    ]);
    tellBackups(me.repository, [returned]);
    return ok(returned);
  }
  const row = await findOwnAssignment(partition, assignmentId, me.key);
  return err(
    row === null ? { kind: 'NotFound' } : { kind: 'WrongState', state: row.status.toUpperCase() },
  );
}
