import { measureFitness, weigh } from '../fitness.ts';
import { goTo, goToOrigins, type Group } from '../group.ts';
import type { State } from '../state.ts';
import { gatherCategories } from './gather-category.ts';
import { moveSingles } from './move-singles.ts';
import { createSpending, type Spending } from './spending.ts';

/**
 * Looks for moves that raise the fitness, and leaves the state with them made. Loads are evened out
 * first and groups gathered then, and the other way round; the better of both stays. With a budget
 * that is used up by the one, the other has nothing left: that is why both are tried. What `reserved`
 * groups will move is taken from the budget before.
 */
export function searchMoves(state: State, reserved: readonly Group[] = []): void {
  let best = { fitness: weigh(state, measureFitness(state)), home: state.home.slice() };
  const remember = (): void => {
    const fitness = weigh(state, measureFitness(state));
    if (fitness > best.fitness) best = { fitness, home: state.home.slice() };
  };
  const spending = spendOn(state, reserved);
  moveSingles(state, spending);
  if (gatherCategories(state, spending) > 0) moveSingles(state, spending);
  remember();
  goToOrigins(state);
  const anew = spendOn(state, reserved);
  if (gatherCategories(state, anew) > 0) {
    moveSingles(state, anew);
    remember();
  }
  goTo(state, best.home);
}

function spendOn(state: State, groups: readonly Group[]): Spending {
  const spending = createSpending();
  for (const place of groups.flatMap(({ places }) => places)) {
    spending.users += 1;
    spending.rows += state.subjects[place]?.rows ?? 0;
    spending.bytes += state.subjects[place]?.bytes ?? 0;
  }
  return spending;
}
