import { createState } from './create-state.ts';
import { measureFitness, localShare, spreadOf, weigh, type FitnessParts } from './fitness.ts';
import { describeGroup } from './proposals/describe-group.ts';
import { joinGroups, withGroup } from './group.ts';
import { groupMoves } from './proposals/group-moves.ts';
import type { Proposal } from './proposals/proposal.ts';
import { findMisplaced } from './search/find-misplaced.ts';
import { searchMoves } from './search/search-moves.ts';
import type { State } from './state.ts';
import type { AssessedExchange, AssessmentSettings } from './types.ts';

/** An arrangement of users, judged. */
export interface Judgement {
  readonly fitness: number;
  readonly parts: FitnessParts;
  readonly localShare: number;
  readonly pools: readonly {
    readonly role: string;
    readonly serviceClass: string;
    readonly partitions: number;
    /** Largest load over mean load. */
    readonly spread: number;
  }[];
}

export interface MovePlan {
  readonly users: number;
  readonly before: Judgement;
  /** When all proposals that are made for their gain are carried out. */
  readonly after: Judgement;
  readonly proposals: readonly Proposal[];
}

/**
 * Judges where users live and proposes moves that make it better: each proposal by itself raises the
 * fitness (or brings people to partitions of their class), all together raise it more, and all together
 * stay within the budget. Pure: the same exchange and settings give the same plan.
 */
export function planMoves(exchange: AssessedExchange, settings: AssessmentSettings): MovePlan {
  const state = createState(exchange, settings);
  const before = judge(state);
  const misplaced = findMisplaced(state, exchange.users);
  searchMoves(state, misplaced);
  const groups = groupMoves(state, state.home.slice());
  return {
    users: state.subjects.length,
    before,
    after: withGroup(state, joinGroups(groups), () => judge(state)),
    proposals: [
      ...misplaced.map((group) => describeGroup(state, group, 'service-class')),
      ...groups.map((group) => describeGroup(state, group, 'fitness')),
    ],
  };
}

function judge(state: State): Judgement {
  const parts = measureFitness(state);
  return {
    fitness: weigh(state, parts),
    parts,
    localShare: localShare(state),
    pools: state.pools.map(({ members }, pool) => {
      const { role = '', serviceClass = '' } = state.partitions[members[0] ?? 0] ?? {};
      return { role, serviceClass, partitions: members.length, spread: spreadOf(state, pool) };
    }),
  };
}
