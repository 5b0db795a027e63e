import { err, isStorable, ok, type Result } from '@exchange/kernel';
import { findOwnAssignment, saveDraftRow } from '../store/find-assignments.ts';
import type { Me } from './access.ts';
import { isShortId, type Problem } from './input-checks.ts';

const largestDraftBytes = 64 * 1024;

export type DraftError =
  | { readonly kind: 'InvalidInput'; readonly problems: readonly Problem[] }
  | { readonly kind: 'NotFound' }
  | { readonly kind: 'WrongState'; readonly state: string };

export async function saveDraft(
  me: Me,
  input: { readonly assignmentId: string; readonly draft: unknown },
): Promise<Result<Date, DraftError>> {
  const { partition } = me.repository;
  if (!isShortId(input.assignmentId)) return err({ kind: 'NotFound' });
  const message = findDraftProblem(input.draft);
  if (message !== null) {
    return err({ kind: 'InvalidInput', problems: [{ path: 'draft', message }] });
  }
  const savedAt = await saveDraftRow(
    partition,
    { id: input.assignmentId, performerKey: me.key, draft: input.draft },
    partition.clock.pinned(),
  );
  if (savedAt !== null) return ok(savedAt);
  const row = await findOwnAssignment(partition, input.assignmentId, me.key);
  return err(
    row === null ? { kind: 'NotFound' } : { kind: 'WrongState', state: row.status.toUpperCase() },
  );
}

function findDraftProblem(draft: unknown): string | null {
  if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) {
    return 'A draft must be a JSON object with the fields of the form.';
  }
  if (!isStorable(draft)) return 'The draft holds characters that cannot be stored: remove them.';
  const bytes = Buffer.byteLength(JSON.stringify(draft));
  return bytes <= largestDraftBytes
    ? null
    : `The draft is too large (${Math.ceil(bytes / 1024)} KB): shorten it to 64 KB.`;
}
