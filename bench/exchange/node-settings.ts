import { defaultFeedSettings, type FeedSettings } from '@exchange/affinity';
import type { WorldKind, WorldSize } from './world-settings.ts';

/** How the nodes of the simulated exchange are configured; the same in every mode. */
export interface NodeSettings {
  /** How far ahead a target plans (R2). */
  readonly periodSeconds: number;
  readonly maintenanceSeconds: number;
  /** Least time between two runs, whatever triggers them. */
  readonly restSeconds: number;
  /** The same while somebody waits. */
  readonly hungryRestSeconds: number;
  readonly lowWaterShare: number;
  readonly serviceLevel: number;
  /** Stock up to this many times its target is left alone. */
  readonly excessFactor: number;
  /** What is left of a type is not divided into smaller parts. */
  readonly smallestGrant: number;
  readonly leaseSeconds: number;
  /** Requester partitions publish what they have this often, when it changed. */
  readonly publishSeconds: number;
  /** When somebody finds nothing, what the directory said is good for this long. */
  readonly hungrySeconds: number;
  /** Performer partitions publish what their groups draw this often. */
  readonly profileSeconds: number;
  /** Results and releases wait this long for others to the same node. */
  readonly deliverSeconds: number;
  readonly deliverMost: number;
  /** New tasks wait this long for others before they are pushed or announced. */
  readonly gatherSeconds: number;
  /** The same for slots that came back. */
  readonly gatherBackSeconds: number;
  /** How long a push should last the groups. */
  readonly pushPeriodSeconds: number;
  readonly smallestPush: number;
  /** What nobody took for this long is pushed again. */
  readonly pushAgainSeconds: number;
  /** Requester partitions look again at what nobody took this often. */
  readonly pushReviewSeconds: number;
  /** From one node to another. */
  readonly latencyMs: number;
  /** Entries on a page of the feed. */
  readonly pageSize: number;
  readonly feed: FeedSettings;
}

const largeSettings: NodeSettings = {
  periodSeconds: 900,
  maintenanceSeconds: 300,
  restSeconds: 100,
  hungryRestSeconds: 100,
  lowWaterShare: 0.4,
  serviceLevel: 0.8,
  excessFactor: 4,
  smallestGrant: 24,
  leaseSeconds: 7_200,
  publishSeconds: 120,
  hungrySeconds: 120,
  profileSeconds: 240,
  deliverSeconds: 240,
  deliverMost: 1_000,
  gatherSeconds: 2,
  gatherBackSeconds: 12,
  pushPeriodSeconds: 400,
  smallestPush: 20,
  pushAgainSeconds: 1_800,
  pushReviewSeconds: 600,
  latencyMs: 40,
  pageSize: 8,
  feed: defaultFeedSettings,
};

/** Small exchanges have few messages to save, and small batches: they divide finer and look more often. */
const smallSettings: NodeSettings = {
  ...largeSettings,
  restSeconds: 30,
  hungryRestSeconds: 15,
  hungrySeconds: 20,
  publishSeconds: 60,
  profileSeconds: 60,
  smallestPush: 3,
  smallestGrant: 4,
};

export function nodeSettingsOf(size: WorldSize): NodeSettings {
  return size === 'large' ? largeSettings : smallSettings;
}

export interface ExchangeMode {
  readonly name: string;
  readonly pull: boolean;
  readonly push: boolean;
  /** People were gathered before the run (M3). */
  readonly hotSpots?: boolean;
}

export const exchangeModes: readonly ExchangeMode[] = [
  { name: 'no repository', pull: false, push: false },
  { name: 'pull', pull: true, push: false },
  { name: 'push', pull: false, push: true },
  { name: 'pull and push', pull: true, push: true },
];

/** Beside the others, where people live anywhere. */
export const hotSpotMode: ExchangeMode = {
  ...{ name: 'hot spots', pull: true, push: true },
  hotSpots: true,
};

export function modesOf(kind: WorldKind): readonly ExchangeMode[] {
  return kind === 'mixed' ? [...exchangeModes, hotSpotMode] : exchangeModes;
}
