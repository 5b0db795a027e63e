import { decideGoOn } from '@exchange/affinity';
import { readSources } from './list-feed.ts';
import type { Me } from './access.ts';
import { buildEntries } from './build-feed.ts';
import { rankEntries } from './feed/rank-entries.ts';

/** Looking through the feed costs something, and nobody wants to be sent elsewhere all the time. */
const restMs = 60_000;
const mostRemembered = 10_000;

/**
 * Whether the next task of a type is handed to the viewer at once, or their feed shows them something that
 * is needed much more (F2). Looked at once a minute for each of them.
 */
export async function mayGoOn(me: Me, typeId: string): Promise<boolean> {
  const { goingOn, partition, feed } = me.repository;
  const now = partition.clock.now().getTime();
  if ((goingOn.get(me.key) ?? 0) > now) return true;
  const sources = await readSources(me);
  const ranked = await rankEntries(me, buildEntries(sources), sources);
  const last = ranked.find((entry) => entry.typeId === typeId);
  const best = ranked.find((entry) => entry.acceptable && !entry.hidden) ?? null;
  if (last !== undefined && !decideGoOn(last, best, sources, feed)) return false;
  if (goingOn.size >= mostRemembered) goingOn.clear();
  goingOn.set(me.key, now + restMs);
  return true;
}
