/** A performer, as far as it matters whom they should be together with. */
export interface Gatherable {
  readonly key: string;
  readonly partitionId: string;
  /** Decayed accepts by category of work. */
  readonly acceptsByCategory: ReadonlyMap<string, number>;
  /** Qualifications that work asks for and that they hold. */
  readonly qualifications: ReadonlySet<string>;
  /** How well their work of a category is judged beside everybody's: 1 is as usual; what is missing, too. */
  readonly proficiency: ReadonlyMap<string, number>;
  /** What they bring to a partition: accepts expected in an hour. */
  readonly weight: number;
}

/** A description of somebody as a point on the unit sphere; only what is not zero. */
export interface Direction {
  readonly features: Int32Array;
  readonly values: Float64Array;
}

export interface HotSpot {
  readonly partitionId: string;
  readonly members: readonly string[];
  /** Sum of the members' weights. */
  readonly weight: number;
  /** Mean likeness of the members to the middle of their group, 0 to 1, by weight. */
  readonly cohesion: number;
  /** What they have in common, strongest first. */
  readonly traits: readonly Trait[];
}

export interface Trait {
  readonly kind: 'category' | 'qualification';
  readonly name: string;
  /** Of the group's direction, 0 to 1; the squares of all of them sum to 1. */
  readonly strength: number;
}

export interface Gathering {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface HotSpotPlan {
  readonly spots: readonly HotSpot[];
  readonly moves: readonly Gathering[];
  /** Mean cohesion over all members as they are, and as they would be. */
  readonly before: number;
  readonly after: number;
}

export interface HotSpotSettings {
  /** How much qualifications count beside categories, 0 to 1. */
  readonly qualificationWeight: number;
  /** A partition takes at most so many times an even share of the weight. */
  readonly largestShare: number;
  /** Somebody is moved only when they are so much more alike the other group. */
  readonly smallestGain: number;
  /** Accepts below which too little is known of somebody to move them. */
  readonly leastAccepts: number;
  readonly rounds: number;
}

export const defaultHotSpotSettings: HotSpotSettings = {
  qualificationWeight: 0.3,
  largestShare: 1.15,
  smallestGain: 0.03,
  leastAccepts: 5,
  rounds: 20,
};
