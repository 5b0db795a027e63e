/** A partition where a new user could live, as the directory knows it. */
export interface PlacementCandidate {
  readonly partitionId: string;
  readonly region: string;
  readonly serviceClass: string;
  /** Users who live there. */
  readonly users: number;
  /** Of them, those who declared at least one of the new user's interests. */
  readonly sharedInterests: number;
  /** Open slots there in the categories of the new user's interests. */
  readonly slotsOfInterest: number;
}

export interface NewUser {
  readonly accountId: string;
  readonly role: 'requester' | 'performer';
  readonly interests: readonly string[];
  /** Of the gateway that they came through. */
  readonly region: string;
}

/** What a policy may use besides the candidates: nothing else, so that the choice can be repeated. */
export interface PlacementChance {
  /** Rises by one with each placement in the cluster. */
  readonly turn: number;
  /** Uniform in [0, 1). */
  readonly random: number;
}

/** Picks one of the candidates, of which there is at least one. */
export type PlacementPolicy = (
  candidates: readonly PlacementCandidate[],
  user: NewUser,
  chance: PlacementChance,
) => PlacementCandidate;
