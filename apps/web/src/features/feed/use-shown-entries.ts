import { useSyncExternalStore, useState } from 'react';
import { delayedActions } from '#lib/delayed-action.ts';
import type { FeedEntry, FeedPageData } from './api/get-feed.ts';
import { countNew, decideShown, showLatest } from './logic/decide-shown.ts';
import type { Shown } from './logic/decide-shown.ts';

export interface ShownEntry {
  readonly entry: FeedEntry;
  /** No tasks of it are left in the newest answer. */
  readonly gone: boolean;
}

/** The rows to show, in places that do not change under the pointer. */
export function useShownEntries(
  pages: readonly FeedPageData[] | undefined,
  key: string,
  isPlaceholder: boolean,
): {
  readonly entries: readonly ShownEntry[];
  readonly newCount: number;
  readonly update: () => void;
} {
  const [state, setState] = useState<{ readonly pages: unknown; readonly shown: Shown } | null>(
    null,
  );
  const actions = useSyncExternalStore(delayedActions.subscribe, delayedActions.get);
  const hiding = new Set(actions.map(({ id }) => id));

  let shown = state?.shown ?? null;
  if (pages && !isPlaceholder && (state?.pages !== pages || shown?.key !== key)) {
    const nodes = pages.map((page) => page.edges.map(({ node }) => node));
    shown = decideShown(shown, key, nodes);
    setState({ pages, shown });
  }
  const latest = new Set(shown?.latest);
  const entries = (shown?.ids ?? []).flatMap((id) => {
    const entry = shown?.known.get(id);
    if (!entry || hiding.has(`hide ${id}`) || hiding.has(`hide ${entry.requesterId}`)) return [];
    return [{ entry, gone: !latest.has(id) }];
  });
  return {
    entries,
    newCount: shown === null ? 0 : countNew(shown),
    update: () => {
      if (shown) setState({ pages, shown: showLatest(shown) });
    },
  };
}
