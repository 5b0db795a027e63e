import type { LocalDraft } from '#lib/drafts/draft-store.ts';

/** The device's clock and the server's may differ; a copy within this much counts as the same. */
const marginMs = 2_000;

/** The copy on this device if it is newer than the server's, else null. */
export function chooseDraft(
  local: LocalDraft | null,
  savedAt: string | null,
): LocalDraft['draft'] | null {
  if (local === null || Object.keys(local.draft).length === 0) return null;
  if (savedAt === null) return local.draft;
  return local.changedAt > Date.parse(savedAt) + marginMs ? local.draft : null;
}
