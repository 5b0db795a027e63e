import { useQueryClient } from '@tanstack/react-query';
import { delayedActions } from '#lib/delayed-action.ts';
import { patchPreferences } from '#lib/performer/preferences.ts';
import { showProblem } from '#lib/show-problem.ts';
import type { FeedEntry } from './api/get-feed.ts';

const undoMs = 10_000;

/** Takes work out of the feed, at once for the eye and with ten seconds to change one's mind. */
export function useHide() {
  const client = useQueryClient();

  function hide(id: string, label: string, kind: 'hiddenTypes' | 'hiddenRequesters'): void {
    delayedActions.start({
      id: `hide ${id}`,
      label,
      delayMs: undoMs,
      run: () => {
        patchPreferences(client, (now) => ({ [kind]: [...new Set([...now[kind], id])] })).catch(
          (error: unknown) => showProblem('It could not be hidden', error),
        );
      },
    });
  }

  return {
    hideType: (entry: FeedEntry) => hide(entry.typeId, `Hidden: ${entry.title}`, 'hiddenTypes'),
    hideRequester: (entry: FeedEntry) =>
      hide(entry.requesterId, `Hidden: all by ${entry.requesterName}`, 'hiddenRequesters'),
    unhide: (entry: FeedEntry) => {
      patchPreferences(client, (now) => ({
        hiddenTypes: now.hiddenTypes.filter((id) => id !== entry.typeId),
        hiddenRequesters: now.hiddenRequesters.filter((id) => id !== entry.requesterId),
      })).catch((error: unknown) => showProblem('It is still hidden', error));
    },
  };
}
