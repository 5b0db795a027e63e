import { err, isIdOf, ok, ownerOf } from '@exchange/kernel';
import type { Result } from '@exchange/kernel';
import { findOwnAssignment } from '../store/find-assignments.ts';
import type { NextAccepted, NextWork } from './accept-next.ts';
import { acceptNext, findNextOf } from './accept-next.ts';
import type { Me } from './access.ts';

type AcceptNextError =
  | { readonly kind: 'NotFound' }
  | { readonly kind: 'WrongState'; readonly state: string };

/** Takes what is to follow an answer that was handed in by somebody else: a page of the requester's own. */
export async function acceptNextTask(
  me: Me,
  { assignmentId: id, next: work }: { readonly assignmentId: string; readonly next: NextWork },
): Promise<Result<NextAccepted, AcceptNextError>> {
  if (!isIdOf('assignment', id) || ownerOf(id) !== me.key) return err({ kind: 'NotFound' });
  const row = await findOwnAssignment(me.repository.partition, id, me.key);
  if (row === null) return err({ kind: 'NotFound' });
  if (row.submittedAt === null) {
    return err({ kind: 'WrongState', state: row.status.toUpperCase() });
  }
  const taken = await findNextOf(me, row, work);
  return ok(taken.next === null ? await acceptNext(me, row, work) : taken);
}
