import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { askFiles } from '#components/files/ask-files.ts';
import { delayedActions } from '#lib/delayed-action.ts';
import { showProblem } from '#lib/show-problem.ts';
import { filesOptions } from '../api/list-files.ts';

const undoMs = 10_000;

/** Removes files of the viewer's own, with ten seconds to change one's mind. */
export function useFileRemoval() {
  const client = useQueryClient();
  const actions = useSyncExternalStore(delayedActions.subscribe, delayedActions.get);
  return {
    isRemoved: (name: string) => actions.some(({ id }) => id === removalId(name)),
    remove: (name: string) =>
      delayedActions.start({
        id: removalId(name),
        label: `Removed: ${name}`,
        delayMs: undoMs,
        run: (leaving) => void send(client, name, leaving),
      }),
  };
}

/** For a file that is uploaded again: it is not the one that was to go. */
export function keepFile(name: string): void {
  delayedActions.undo(removalId(name));
}

function removalId(name: string): string {
  return `remove file ${name}`;
}

async function send(client: QueryClient, name: string, leaving: boolean): Promise<void> {
  const { queryKey } = filesOptions();
  // Gone for the eye until the list is asked for anew.
  client.setQueryData(
    queryKey,
    (own) => own && { ...own, files: own.files.filter((file) => file.name !== name) },
  );
  try {
    await askFiles('DELETE', `/api/files/${encodeURIComponent(name)}`, { keepalive: leaving });
  } catch (error) {
    showProblem(`${name} could not be removed`, error);
  }
  await client.invalidateQueries({ queryKey });
}
