import type { FeedItem, StatedPreferences } from '@exchange/affinity';
import type { TaskInfo } from '@exchange/cluster';
import {
  allows,
  evaluateCriteria,
  listRequirements,
  readCriteria,
  type Missing,
  type PerformerFacts,
} from '@exchange/criteria';
import type { OwnTypeHistory, TypeFigures } from '../store/feed-reads.ts';
import type { DemandOfPast } from './describe-demand.ts';
import type { FeedEntry, FeedLock } from './feed-entry.ts';
import type { KnownType } from './type-cache.ts';

/** Everything a feed is made of: one row per type, never one per task. */
export interface FeedSources {
  readonly stock: ReadonlyMap<string, number>;
  /** Slots at their requesters that are shown here as near: first come, first served. */
  readonly listed: ReadonlyMap<string, number>;
  readonly known: ReadonlyMap<string, KnownType>;
  readonly taskInfo: readonly TaskInfo[];
  readonly figures: ReadonlyMap<string, TypeFigures>;
  readonly own: ReadonlyMap<string, OwnTypeHistory>;
  /** Types whose local stock holds nothing new for the viewer. */
  readonly exhausted: ReadonlySet<string>;
  /** Types whose requester has nothing new for the viewer, as it said lately. */
  readonly nothingNew: ReadonlySet<string>;
  readonly preferences: StatedPreferences;
  /** What the viewer did and passed over lately. */
  readonly past: DemandOfPast;
  readonly facts: PerformerFacts;
  readonly queueFull: boolean;
  readonly now: Date;
}

/** Entries in any order; what is hidden is among them and says so. */
export function buildEntries(sources: FeedSources): readonly FeedEntry[] {
  const infoOf = new Map(sources.taskInfo.map((info) => [info.typeId, info]));
  const typeIds = new Set([...sources.stock.keys(), ...infoOf.keys()]);
  const entries: FeedEntry[] = [];
  for (const typeId of typeIds) {
    const entry = buildEntry(typeId, infoOf.get(typeId) ?? null, sources);
    if (entry !== null) entries.push(entry);
  }
  return entries;
}

/** Null when there is nothing left of the type, near or far, or the viewer must not find it. */
export function buildEntry(
  typeId: string,
  info: TaskInfo | null,
  sources: FeedSources,
): FeedEntry | null {
  const stock = sources.stock.get(typeId) ?? 0;
  const far = info?.availableSlots ?? 0;
  const listed = Math.min(far, sources.listed.get(typeId) ?? 0);
  const localSlots = stock + listed;
  const remoteSlots = far - listed;
  const terms = sources.known.get(typeId) ?? info;
  if (terms === null || localSlots + remoteSlots <= 0) return null;
  const own = sources.own.get(typeId);
  const criteria = readCriteria(terms.criteria);
  const nothingNear = stock === 0 || sources.exhausted.has(typeId);
  const nothingFar = far === 0 || sources.nothingNew.has(typeId);
  const evaluation = evaluateCriteria(criteria, sources.facts, {
    requesterKey: terms.requesterKey,
    alreadyDone: nothingNear && nothingFar ? 'all' : 'no',
  });
  if (!allows(evaluation, 'discover')) return null;
  const lock = decideLock(evaluation.missing, sources.queueFull);
  return {
    typeId,
    title: terms.title,
    description: terms.description,
    category: terms.category,
    keywords: terms.keywords,
    requesterKey: terms.requesterKey,
    requesterName: terms.requesterName,
    rewardMinor: terms.rewardMinor,
    currency: terms.currency,
    timeAllowedSeconds: terms.timeAllowedSeconds,
    autoApprovalSeconds: terms.autoApprovalSeconds,
    localSlots,
    remoteSlots,
    ...measure(terms.rewardMinor, sources.figures.get(typeId)),
    own: {
      submitted: own?.submitted ?? 0,
      approved: own?.approved ?? 0,
      rejected: own?.rejected ?? 0,
    },
    publishedAt: info?.oldestAt ?? info?.publishedAt ?? sources.now,
    earliestDeadlineAt: info?.earliestDeadlineAt ?? null,
    lock,
    requirements: listRequirements(criteria, sources.facts),
    previewable: allows(evaluation, 'preview'),
    acceptable: lock === null,
    hidden:
      sources.preferences.hiddenTypes.includes(typeId) ||
      sources.preferences.hiddenRequesters.includes(terms.requesterKey),
  };
}

type Measured = Pick<FeedItem, 'hourlyMinor'> & Pick<FeedEntry, 'typicalSeconds' | 'sampleSize'>;

function measure(rewardMinor: number, figures: TypeFigures | undefined): Measured {
  if (figures === undefined || figures.submitted === 0) {
    return { hourlyMinor: null, typicalSeconds: null, sampleSize: 0 };
  }
  const typical = figures.seconds / figures.submitted;
  return {
    // Work that took less than a second cannot be told from none: it counts as one.
    hourlyMinor: Math.round((rewardMinor * 3_600) / Math.max(1, typical)),
    typicalSeconds: Math.round(typical),
    sampleSize: figures.submitted,
  };
}

function decideLock(missing: readonly Missing[], queueFull: boolean): FeedLock | null {
  const [first] = missing;
  if (first !== undefined) {
    const message = missing.map((one) => one.message).join(' ');
    return { code: lockCodes[first.code] ?? 'not-qualified', message, missing };
  }
  if (!queueFull) return null;
  const message = 'Your queue is full: submit or return a task, then accept this one.';
  return { code: 'queue-full', message, missing };
}

const lockCodes: Partial<Record<Missing['code'], FeedLock['code']>> = {
  'own-task': 'own-task',
  'already-done': 'done-all',
  blocked: 'blocked',
};
