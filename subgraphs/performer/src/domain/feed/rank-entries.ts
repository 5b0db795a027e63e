import { rankFeed, type ChoiceBatch, type PerformerDemand } from '@exchange/affinity';
import type { Me } from '../access.ts';
import type { FeedEntry } from '../feed-entry.ts';
import type { FeedSources } from '../build-feed.ts';
import { blendLikelihoods, decideTrust } from './blend-likelihoods.ts';
import type { Learnt } from '../learning/learner-messages.ts';
import { judgeEntry } from './judge-entry.ts';
import { ownRates } from './own-rates.ts';

/** So many of those that stand first by rates are put before the model: nobody looks much further. */
const mostModelled = 40;
const saidMs = 10_000;
const mostSaid = 2_000;

/** An answer of the model, of these candidates at that time. */
export interface Said {
  readonly ids: string;
  readonly at: number;
  readonly learnt: Learnt;
}

/**
 * Entries in the order BEST (F1, F2): by what is counted of the viewer and the group, and the front of
 * it again by what the model of choice says, when it says it in time.
 */
export async function rankEntries(
  me: Me,
  entries: readonly FeedEntry[],
  sources: FeedSources,
): Promise<readonly FeedEntry[]> {
  const { group, maintenance, supply, feed } = me.repository;
  const viewer = { preferences: sources.preferences };
  const rates = ownRates(entries, describeViewer(me, sources), group.population);
  const judged = entries.map((entry, index) =>
    judgeEntry(entry, rates[index] ?? 0, {
      group,
      maintenance,
      periodSeconds: supply.periodSeconds,
      holdBack: feed.holdBack,
      now: sources.now,
    }),
  );
  const ranked = rankFeed(judged, viewer, feed);
  const front = ranked.filter((entry) => entry.acceptable && !entry.hidden).slice(0, mostModelled);
  const better = await askModel(me, front, sources.now);
  if (better === null) return ranked;
  const inFront = new Set(front);
  return [...rankFeed(better, viewer, feed), ...ranked.filter((entry) => !inFront.has(entry))];
}

function describeViewer(me: Me, { past, preferences }: FeedSources): PerformerDemand {
  return {
    ...past,
    key: me.key,
    ownRequesterKey: me.ownRequesterKey,
    preferences,
    online: true,
  };
}

async function askModel(
  me: Me,
  front: readonly FeedEntry[],
  now: Date,
): Promise<readonly FeedEntry[] | null> {
  if (front.length < 2) return null;
  const said = await findSaid(me, front.map(describeChoice), now.getTime());
  if (said === null) return null;
  const rates = front.map(({ likelihood }) => likelihood ?? 0);
  const blended = blendLikelihoods(rates, said.probabilities, decideTrust(said.own, said.all));
  return front.map((entry, index) => ({ ...entry, likelihood: blended[index] ?? 0 }));
}

/** What it said of the same entries a moment ago, when a page is looked at again, or the next one. */
async function findSaid(
  { key, repository }: Me,
  candidates: readonly ChoiceBatch[],
  at: number,
): Promise<Learnt | null> {
  const { learner, feed, said } = repository;
  const ids = candidates.map(({ id }) => id).join(' ');
  const before = said.get(key);
  if (before?.ids === ids && at - before.at < saidMs) return before.learnt;
  const ask = { performer: key, candidates, at };
  const learnt = await learner.ask('rank', ask, feed.modelWaitMs);
  if (learnt === null) return null;
  said.delete(key);
  said.set(key, { ids, at, learnt });
  const [oldest] = said.keys();
  if (said.size > mostSaid && oldest !== undefined) said.delete(oldest);
  return learnt;
}

/** An entry as the model of choice knows it. */
export function describeChoice(entry: FeedEntry): ChoiceBatch {
  return {
    id: entry.typeId,
    type: entry.typeId,
    opensAt: entry.publishedAt.getTime(),
    closesAt: entry.earliestDeadlineAt?.getTime() ?? null,
    category: entry.category,
    requester: entry.requesterKey,
    reward: entry.rewardMinor,
    title: entry.title,
  };
}
