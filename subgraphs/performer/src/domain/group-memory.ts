import type { Population } from '@exchange/affinity';

/** What is known of the group since its demand was read last. Lost with the process. */
export interface GroupMemory {
  population: Population;
  /** When it was worked out. */
  populationAt: number;
  /** Mean likelihood that a member who is here takes a type that stands before them, by type. */
  likelihoods: ReadonlyMap<string, number>;
  /** Who is told when a task of a type is given back, by type. */
  backups: ReadonlyMap<string, readonly string[]>;
  /** How often a type stood before anybody of the group, by type. */
  exposures: ReadonlyMap<string, number>;
  /** How hard pressed a type is for the group (`decideGroupPressure`), by type. */
  pressures: ReadonlyMap<string, number>;
}

export function createGroupMemory(): GroupMemory {
  return {
    population: { acceptsByType: new Map(), acceptsByCategory: new Map() },
    populationAt: Number.NEGATIVE_INFINITY,
    likelihoods: new Map(),
    backups: new Map(),
    exposures: new Map(),
    pressures: new Map(),
  };
}
