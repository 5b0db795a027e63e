import type { Me } from '../access.ts';
import type { FeedEntry } from '../feed-entry.ts';
import { readPreferences } from '../preferences.ts';
import { findPerformers } from '../../store/performers.ts';
import { describeWhy, type FeedWhy } from './describe-why.ts';

/**
 * Why each entry of a page is there. Worked out once for the page, when the first one is asked for:
 * most callers never ask.
 */
export function explainEntries(
  me: Me,
  entries: readonly FeedEntry[],
): (entry: FeedEntry) => Promise<FeedWhy | null> {
  let working: Promise<ReadonlyMap<string, FeedWhy | null>> | null = null;
  return async (entry) => {
    working ??= explain(me, entries);
    return (await working).get(entry.typeId) ?? null;
  };
}

async function explain(
  me: Me,
  entries: readonly FeedEntry[],
): Promise<ReadonlyMap<string, FeedWhy | null>> {
  const { learner, feed, partition, group } = me.repository;
  const now = partition.clock.now().getTime();
  const ids = entries.map(({ typeId }) => typeId);
  const [reasons, performers] = await Promise.all([
    learner.ask('explain', { performer: me.key, ids }, feed.modelWaitMs),
    findPerformers(partition, [me.key]),
  ]);
  const preferences = readPreferences(performers[0]?.preferences);
  return new Map(
    entries.map((entry, index) => [
      entry.typeId,
      describeWhy(
        {
          ...entry,
          exposures: group.exposures.get(entry.typeId) ?? 0,
          pressure: group.pressures.get(entry.typeId) ?? 1,
          ageSeconds: (now - entry.publishedAt.getTime()) / 1_000,
        },
        preferences,
        reasons?.[index] ?? [],
      ),
    ]),
  );
}
