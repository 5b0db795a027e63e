import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { LiveState } from './live-updates.ts';
import { liveState, startLiveUpdates } from './live-updates.ts';

/** Keeps the page's queries fresh from the event stream while somebody is signed in. */
export function useLiveUpdates(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => (enabled ? startLiveUpdates(client) : undefined), [client, enabled]);
}

/** Whether changes arrive by themselves (`live`) or by asking every 15 seconds (`polling`). */
export function useLiveState(): LiveState {
  return useSyncExternalStore(liveState.subscribe, liveState.get);
}
