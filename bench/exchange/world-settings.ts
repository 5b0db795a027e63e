export const worldKinds = ['balanced', 'scarce-tasks', 'scarce-performers', 'mixed'] as const;
export type WorldKind = (typeof worldKinds)[number];
export const worldSizes = ['small', 'large'] as const;
export type WorldSize = (typeof worldSizes)[number];

/** What people leave the choice after a submit at; the others choose from the list every time. */
export interface NextWorkShares {
  /** "What suits me best". */
  readonly best: number;
  /** "More of the same". */
  readonly same: number;
  /** How often everybody looks at the list all the same. */
  readonly looks: number;
}

export interface WorldSettings {
  readonly kind: WorldKind;
  readonly size: WorldSize;
  readonly hours: number;
  readonly requesterNodes: number;
  readonly performerNodes: number;
  readonly people: number;
  readonly types: number;
  readonly categories: number;
  readonly requesters: number;
  /** Slots published ÷ tasks that everybody together could do while they are here. */
  readonly load: number;
  /** People who live where their favourite category is gathered; the others live anywhere. */
  readonly gatheredShare: number;
  /** Slots of the smallest and the largest batch. */
  readonly smallestBatch: number;
  readonly largestBatch: number;
  readonly nextWork: NextWorkShares;
}

/**
 * Assumed, not measured, and the same in all worlds. Seven in ten leave the choice where the page puts
 * it: most people keep a default (Johnson and Goldstein, Science 302, 2003). Of the others twice as
 * many want more of the same as the list.
 */
const nextWork: NextWorkShares = { best: 0.7, same: 0.2, looks: 0.15 };

const sizes = {
  small: {
    hours: 2,
    requesterNodes: 2,
    performerNodes: 3,
    people: 800,
    types: 30,
    categories: 8,
    requesters: 12,
    smallestBatch: 10,
    largestBatch: 600,
  },
  large: {
    hours: 2,
    requesterNodes: 3,
    performerNodes: 4,
    people: 6_000,
    types: 120,
    categories: 12,
    requesters: 60,
    smallestBatch: 60,
    largestBatch: 8_000,
  },
} as const;

const loads = {
  balanced: 0.95,
  'scarce-tasks': 0.55,
  'scarce-performers': 1.6,
  mixed: 0.8,
} as const;

export function settingsOf(kind: WorldKind, size: WorldSize): WorldSettings {
  const gatheredShare = kind === 'mixed' ? 0 : 0.5;
  return { kind, size, ...sizes[size], load: loads[kind], gatheredShare, nextWork };
}
