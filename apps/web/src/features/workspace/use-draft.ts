import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AnswerDraft } from '#components/task-form/task-form-types.ts';
import { dropDraft, findDraft, keepDraft } from '#lib/drafts/draft-store.ts';
import { useOnline } from '#lib/use-online.ts';
import type { Assignment } from './api/get-assignment.ts';
import { saveDraft } from './api/save-draft.ts';
import { chooseDraft } from './logic/choose-draft.ts';
import { firstDraft } from './logic/first-draft.ts';

export type SavedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** On this device only: no network, or the server did not take it. */
  | { readonly kind: 'local' };

const localMs = 250;
const serverMs = 1_500;

/**
 * The answer while it is written. Each change is kept on this device at once and on the server a
 * moment later, so that neither a lost network nor a lost device loses work.
 */
export function useDraft(assignment: Assignment, editable: boolean) {
  const [draft, setDraft] = useState<AnswerDraft>(() => firstDraft(assignment));
  const [saved, setSaved] = useState<SavedState>(() =>
    assignment.draftSavedAt === null
      ? { kind: 'none' }
      : { kind: 'saved', at: assignment.draftSavedAt },
  );
  const online = useOnline();
  const dirty = useRef(false);
  const changed = useRef(false);

  // A copy on this device may be newer than the server's: written offline, or just before a crash.
  useEffect(() => {
    let current = true;
    void findDraft(assignment.id).then((local) => {
      if (!current || changed.current) return;
      const newer = chooseDraft(local, assignment.draftSavedAt);
      if (newer === null) return;
      dirty.current = true;
      setDraft(newer);
      setSaved({ kind: 'local' });
    });
    return () => {
      current = false;
    };
  }, [assignment.id, assignment.draftSavedAt]);

  // As a function, since the compiler believes that a value stays the same across an await.
  const isDirty = () => dirty.current;

  const send = useEffectEvent(async () => {
    if (!dirty.current || !editable) return;
    dirty.current = false;
    setSaved({ kind: 'saving' });
    try {
      const result = await saveDraft(assignment.id, draft);
      if (result.__typename === 'SaveDraftSuccess') {
        if (!isDirty()) setSaved({ kind: 'saved', at: result.savedAt });
        return;
      }
    } catch {
      // Shown as "on this device"; the next change or the network's return tries again.
    }
    dirty.current = true;
    setSaved({ kind: 'local' });
  });

  useEffect(() => {
    if (!changed.current && !dirty.current) return undefined;
    const local = setTimeout(
      () => void keepDraft({ assignmentId: assignment.id, draft, changedAt: Date.now() }),
      localMs,
    );
    const remote = setTimeout(() => void send(), serverMs);
    return () => {
      clearTimeout(local);
      clearTimeout(remote);
    };
  }, [draft, assignment.id]);

  useEffect(() => {
    if (!online) return undefined;
    const timer = setTimeout(() => void send());
    return () => clearTimeout(timer);
  }, [online]);

  // A hidden page may never come back: what is not kept yet is kept now.
  useEffect(() => {
    function flush(): void {
      if (document.visibilityState !== 'hidden' || !dirty.current) return;
      void keepDraft({ assignmentId: assignment.id, draft, changedAt: Date.now() });
      void send();
    }
    document.addEventListener('visibilitychange', flush);
    return () => document.removeEventListener('visibilitychange', flush);
  }, [draft, assignment.id]);

  return {
    draft,
    saved,
    change: (next: AnswerDraft) => {
      changed.current = true;
      dirty.current = true;
      setDraft(next);
    },
    forget: () => {
      dirty.current = false;
      return dropDraft(assignment.id);
    },
  };
}
