/** How a generated marketplace works. Times in hours unless named otherwise. */
export interface Recipe {
  readonly performers: number;
  readonly days: number;
  readonly types: number;
  readonly categories: number;
  readonly requesters: number;
  readonly batches: number;
  /** Batches of one opening: waves of a type that is cut into many batches. */
  readonly batchesPerWave: number;
  /** Median time a batch is open, and the spread of its logarithm. */
  readonly openHours: number;
  readonly openSpread: number;
  /** Median places for takers, null without a limit; and the spread of its logarithm. */
  readonly capacity: number | null;
  readonly capacitySpread: number;
  /** Mean number of tasks that a taker does in a batch, at least one. */
  readonly tasksPerTake: number;
  readonly minutesPerTask: number;
  /** Mean visits of a performer over the whole time; their distribution has a heavy tail. */
  readonly visits: number;
  /** Mean takes of a visit. */
  readonly takesPerVisit: number;
  readonly rewardMedian: number;
  readonly rewardSpread: number;
  readonly weights: TasteWeights;
}

/** Spread, over performers, of what counts in a choice; each in units of the noise of one choice. */
export interface TasteWeights {
  readonly category: number;
  readonly type: number;
  readonly reward: number;
  /** A newcomer's advantage, and how many hours it lasts. */
  readonly newness: number;
  readonly newnessHours: number;
  /** What was already there at the last visit and was left then. */
  readonly passedOver: number;
  readonly imitation: number;
  readonly stickiness: number;
  readonly skill: number;
  readonly deadline: number;
  readonly listing: number;
  /** Spread of what makes one batch better than its like. */
  readonly appeal: number;
  /** Share of visits that look at one category only. */
  readonly filtering: number;
  /** Change of taste per visit. */
  readonly drift: number;
}

/** Short paid tasks by the thousand: three types, cut into batches that open in waves and run full. */
const microtask: Recipe = {
  performers: 960,
  days: 90,
  types: 3,
  categories: 2,
  requesters: 1,
  batches: 137,
  batchesPerWave: 4,
  openHours: 260,
  openSpread: 0.7,
  capacity: 90,
  capacitySpread: 0.5,
  tasksPerTake: 15,
  minutesPerTask: 1.2,
  visits: 9,
  takesPerVisit: 2,
  rewardMedian: 5,
  rewardSpread: 0.3,
  weights: {
    category: 0.5,
    type: 1.3,
    reward: 0.3,
    newness: 0.6,
    newnessHours: 24,
    passedOver: 0.3,
    imitation: 0.4,
    stickiness: 1.1,
    skill: 0.15,
    deadline: 0,
    listing: 0.8,
    appeal: 0.6,
    filtering: 0.3,
    drift: 0.1,
  },
};

/** Open calls with prizes: long-lived, many at a time, every batch its own piece of work. */
const openCall: Recipe = {
  performers: 1_755,
  days: 730,
  types: 40,
  categories: 8,
  requesters: 60,
  batches: 2_900,
  batchesPerWave: 1.6,
  openHours: 270,
  openSpread: 0.8,
  capacity: null,
  capacitySpread: 0,
  tasksPerTake: 1,
  minutesPerTask: 600,
  visits: 19,
  takesPerVisit: 1.8,
  rewardMedian: 600,
  rewardSpread: 0.8,
  weights: {
    category: 0.6,
    type: 0.35,
    reward: 0.3,
    newness: 1.3,
    newnessHours: 40,
    passedOver: 0.5,
    imitation: 0.2,
    stickiness: 0.3,
    skill: 0.15,
    deadline: 0.6,
    listing: 0.15,
    appeal: 0.6,
    filtering: 0.3,
    drift: 0.08,
  },
};

/** Both in one place: many requesters, short and long batches, wide differences of pay. */
const mixed: Recipe = {
  performers: 1_200,
  days: 180,
  types: 80,
  categories: 10,
  requesters: 30,
  batches: 1_500,
  batchesPerWave: 2.5,
  openHours: 90,
  openSpread: 1.1,
  capacity: 40,
  capacitySpread: 1,
  tasksPerTake: 4,
  minutesPerTask: 6,
  visits: 12,
  takesPerVisit: 2,
  rewardMedian: 40,
  rewardSpread: 1,
  weights: {
    category: 0.9,
    type: 0.7,
    reward: 0.5,
    newness: 1,
    newnessHours: 24,
    passedOver: 0.4,
    imitation: 0.4,
    stickiness: 0.6,
    skill: 0.2,
    deadline: 0.3,
    listing: 0.4,
    appeal: 0.6,
    filtering: 0.3,
    drift: 0.1,
  },
};

export const recipes = { microtask, 'open-call': openCall, mixed } as const;
export type Shape = keyof typeof recipes;
