import type { QueryClient } from '@tanstack/react-query';
import { serverClock } from '../clock/server-clock.ts';

export type LiveState = 'connecting' | 'live' | 'polling';

const pollMs = 15_000;
/** Changes arrive in bursts; asking once per burst keeps a busy page calm. */
const gatherMs = 250;

let state: LiveState = 'connecting';
let heardAtMs: number | null = null;
const listeners = new Set<() => void>();

/** When the stream last said anything; null before it did. */
export function lastHeardAtMs(): number | null {
  return heardAtMs;
}

/** Store of the stream's state, for `useSyncExternalStore`. */
export const liveState = {
  get: (): LiveState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function setState(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

/**
 * Listens to what changed and asks again for the queries that declare one of its topics in
 * `meta.topics`. While the stream is down, all of them are asked every 15 seconds instead.
 * Returns the function that stops it.
 */
export function startLiveUpdates(client: QueryClient): () => void {
  // What changes between the first answers of this page and the stream is told when it opens.
  const age = Math.round(performance.now());
  const source = new EventSource(`/api/events?age=${age}`);
  const gathered = new Set<string>();
  let flushTimer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    flushTimer = null;
    const topics = new Set(gathered);
    gathered.clear();
    invalidate(client, (topic) => topics.has('*') || topics.has(topic));
  }

  source.addEventListener('open', () => {
    // Whatever happened while nobody listened is caught up with one round.
    if (state === 'polling') invalidate(client, () => true);
    heardAtMs = serverClock.now();
    setState('live');
  });
  source.addEventListener('error', () => setState('polling'));
  source.addEventListener('change', (event: MessageEvent<string>) => {
    heardAtMs = serverClock.now();
    for (const topic of readTopics(event.data)) gathered.add(topic);
    flushTimer ??= setTimeout(flush, gatherMs);
  });
  const poll = setInterval(() => {
    if (state === 'polling' && !document.hidden) invalidate(client, () => true);
  }, pollMs);

  return () => {
    source.close();
    clearInterval(poll);
    if (flushTimer !== null) clearTimeout(flushTimer);
    setState('connecting');
  };
}

function invalidate(client: QueryClient, matches: (topic: string) => boolean): void {
  void client.invalidateQueries({
    predicate: (query) => query.meta?.topics?.some(matches) ?? false,
  });
}

function readTopics(data: string): readonly string[] {
  try {
    const { topics } = JSON.parse(data) as { topics?: unknown };
    return Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string') : [];
  } catch {
    return []; // A malformed event says nothing; the next one or the poll will.
  }
}
