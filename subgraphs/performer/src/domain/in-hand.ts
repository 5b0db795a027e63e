import type { Repository } from '../repository.ts';
import type { AssignmentRow } from '../store/assignment-row.ts';

const most = 10_000;

/** So that the submit, which mostly comes to the same process, need not look the assignment up. */
export function rememberInHand({ inHand }: Repository, row: AssignmentRow): void {
  for (const oldest of inHand.keys()) {
    if (inHand.size < most) break;
    inHand.delete(oldest);
  }
  inHand.set(row.id, row.typeId);
}
