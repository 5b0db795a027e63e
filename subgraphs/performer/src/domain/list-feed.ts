import { decideFocus } from '@exchange/affinity';
import { ExchangeError, ownerOf } from '@exchange/kernel';
import { listStock, readOwnHistory } from '../store/feed-reads.ts';
import { listListed } from '../store/listed-types.ts';
import { findPerformers, touchPerformer } from '../store/performers.ts';
import type { Me } from './access.ts';
import { buildEntries, type FeedSources } from './build-feed.ts';
import { describeDemand, nothingPast } from './describe-demand.ts';
import { describeChoice, rankEntries } from './feed/rank-entries.ts';
import {
  filterFeed,
  sortFeed,
  type FeedEntry,
  type FeedFilter,
  type FeedSort,
} from './feed-entry.ts';
import { findExhausted } from './find-exhausted.ts';
import { requirePageSize } from './input-checks.ts';
import { typeKey } from './nothing-new.ts';
import { readPreferences } from './preferences.ts';

export interface FeedInput {
  readonly first: number;
  readonly after: string | null;
  readonly filter: FeedFilter;
  readonly sort: FeedSort;
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly categories: readonly string[];
  readonly totalCount: number;
}

/** One entry per type with work left. What it reads grows with types and own history, not with tasks. */
export async function listFeed(me: Me, input: FeedInput): Promise<FeedPage> {
  const first = requirePageSize(input.first);
  const filter = checkFilter(input.filter, me.repository.feed.markLocal);
  const sources = await readSources(me);
  const all = await rankEntries(me, buildEntries(sources), sources);
  const entries = sortFeed(filterFeed(all, filter), input.sort);
  const start = findStart(entries, input.after);
  const page = entries.slice(start, start + (findFocus(me, input, entries) || first));
  noteShown(me, page, start);
  return {
    entries: page,
    cursors: page.map((entry, index) => encodePlace(start + index, entry.typeId)),
    hasNextPage: start + page.length < entries.length,
    categories: [...new Set(all.filter((entry) => !entry.hidden).map((e) => e.category))].sort(),
    totalCount: entries.length,
  };
}

/** Only who looks at their own feed, from its beginning, as it is ordered for them. */
function findFocus(me: Me, input: FeedInput, entries: readonly FeedEntry[]): number {
  const asksForMore = Object.values(input.filter).some(
    (value) => value !== undefined && value !== null,
  );
  if (input.after !== null || input.sort !== 'BEST' || asksForMore) return 0;
  return decideFocus(entries, me.repository.feed, input.first);
}

/** What they could have taken stood before them. */
function noteShown(me: Me, page: readonly FeedEntry[], start: number): void {
  me.repository.history.noteShown(
    me.key,
    page.flatMap((entry, index) =>
      entry.acceptable ? [{ facts: describeChoice(entry), place: start + index + 1 }] : [],
    ),
  );
}

async function findPast(me: Me, lastActiveAt: Date) {
  const found = await me.repository.pasts.find([{ key: me.key, lastActiveAt }]);
  return found.get(me.key) ?? null;
}

/** What every feed of this viewer is made of now. */
export async function readSources(me: Me): Promise<FeedSources> {
  const { partition, host, directory, types, figures, supply, nothingNew } = me.repository;
  await noteSeen(me);
  const [stock, listed, taskInfo, own, group, performers, facts] = await Promise.all([
    listStock(host.partition, host.groupId),
    listListed(host.partition, host.groupId, partition.clock.pinned()),
    directory.listTaskInfo(),
    readOwnHistory(partition, me.key),
    figures.get(),
    findPerformers(partition, [me.key]),
    me.repository.facts.find(me),
  ]);
  const [performer] = performers;
  const slots = new Map(stock.map((entry) => [entry.typeId, entry.slots]));
  // Only what the viewer worked on before can hold nothing new for them.
  const tried = own.filter((o) => o.accepted > 0 && slots.has(o.typeId)).map((o) => o.typeId);
  const [known, exhausted] = await Promise.all([
    types.find([...stock, ...listed].map(({ typeId }) => typeId)),
    findExhausted(me, tried),
  ]);
  const now = partition.clock.now();
  const learnt = taskInfo.filter(
    (info) => (nothingNew.get(typeKey(me.key, info.typeId)) ?? 0) > now.getTime(),
  );
  return {
    stock: slots,
    listed: new Map(listed.map((entry) => [entry.typeId, entry.slots])),
    known,
    taskInfo,
    figures: group,
    own: new Map(own.map((entry) => [entry.typeId, entry])),
    exhausted,
    nothingNew: new Set(learnt.map((info) => info.typeId)),
    preferences: readPreferences(performer?.preferences),
    past: (await findPast(me, performer?.lastActiveAt ?? now)) ?? describeDemand(nothingPast),
    facts,
    queueFull: (performer?.inHand ?? 0) >= supply.queueLimit,
    now,
  };
}

const seenMs = 60_000;
const longAwayMs = 60 * 60 * 1_000;

/** Who looks at the feed is here: their group's stock is planned for them too. */
async function noteSeen(me: Me): Promise<void> {
  const { seen, partition, maintenance, history } = me.repository;
  history.noteSeen(me.key);
  const now = partition.clock.now().getTime();
  const last = seen.get(me.key);
  if (last !== undefined && now - last < seenMs) return;
  if (seen.size >= 10_000) seen.clear();
  seen.set(me.key, now);
  const touched = await touchPerformer(partition, me, partition.clock.pinned());
  if (touched === null) return;
  const before = touched.before?.getTime() ?? 0;
  if (now - before > longAwayMs) maintenance.groupChanged = true;
}

function checkFilter(filter: FeedFilter, markLocal: boolean): FeedFilter {
  if (filter.localOnly === true && !markLocal) {
    throw new ExchangeError(
      'BAD_USER_INPUT',
      'This exchange does not show where work lies: leave "localOnly" out.',
    );
  }
  if ((filter.words ?? '').length > 200) {
    throw new ExchangeError('BAD_USER_INPUT', '"words" must have at most 200 characters.');
  }
  const categories = filter.categories ?? [];
  if (categories.length > 50 || categories.some((category) => category.length > 100)) {
    throw new ExchangeError(
      'BAD_USER_INPUT',
      '"categories" must be at most 50, each of at most 100 characters.',
    );
  }
  const requester = filter.requesterKey ?? null;
  // An id that is none of ours matches nothing.
  return { ...filter, requesterKey: requester && (ownerOf(requester.slice(0, 100)) ?? '') };
}

function encodePlace(index: number, typeId: string): string {
  return Buffer.from(`${index} ${typeId}`).toString('base64url');
}

/**
 * After the entry that the cursor names, wherever it stands by now; at the same place when it is
 * gone. The feed changes all the time, so pages may repeat or miss an entry that moved between them.
 */
function findStart(entries: readonly FeedEntry[], after: string | null): number {
  if (after === null) return 0;
  const text = after.length > 300 ? '' : Buffer.from(after, 'base64url').toString('utf8');
  const [index = '', typeId = ''] = text.split(' ');
  if (!/^\d{1,9}$/.test(index) || typeId === '') {
    throw new ExchangeError('BAD_USER_INPUT', '"after" must be an endCursor of an earlier page.');
  }
  const place = entries.findIndex((entry) => entry.typeId === typeId);
  return place === -1 ? Number(index) : place + 1;
}
