import { roleOf } from '@exchange/kernel';
import type { Group } from '../group.ts';
import type { State } from '../state.ts';
import type { AssessedUser } from '../types.ts';
import { createSpending, type Spending } from './spending.ts';

/**
 * Users who live outside their service class, with the partition of their class that carries the least
 * by then; those who are pinned stay. One group for each pair of partitions, within the budget.
 */
export function findMisplaced(state: State, users: readonly AssessedUser[]): Group[] {
  const byKey = new Map(users.map((user) => [user.key, user]));
  const load = state.load.slice();
  const spending = createSpending();
  const groups = new Map<string, { places: number[]; targets: number[] }>();
  state.subjects.forEach((subject, place) => {
    const user = byKey.get(subject.key);
    const home = state.partitions[subject.origin];
    if (user === undefined || user.isPinned || home?.serviceClass === user.serviceClass) return;
    const to = leastLoaded(state, load, roleOf(user.key), user.serviceClass);
    if (to === null || !take(state, spending, subject)) return;
    load[to] = (load[to] ?? 0) + Math.max(subject.load, Number.MIN_VALUE);
    const name = `${subject.origin} ${to}`;
    const group = groups.get(name) ?? { places: [], targets: [] };
    groups.set(name, group);
    group.places.push(place);
    group.targets.push(to);
  });
  return [...groups.values()];
}

function leastLoaded(
  state: State,
  load: Float64Array,
  role: string,
  serviceClass: string,
): number | null {
  let best: number | null = null;
  state.partitions.forEach((partition, place) => {
    if (!partition.takesUsers || partition.role !== role) return;
    if (partition.serviceClass !== serviceClass) return;
    if (best === null || (load[place] ?? 0) < (load[best] ?? 0)) best = place;
  });
  return best;
}

function take(
  { settings: { budget } }: State,
  spending: Spending,
  { rows, bytes }: { readonly rows: number; readonly bytes: number },
): boolean {
  const isWithin =
    spending.users + 1 <= budget.users &&
    spending.rows + rows <= budget.rows &&
    spending.bytes + bytes <= budget.bytes;
  if (!isWithin) return false;
  spending.users += 1;
  spending.rows += rows;
  spending.bytes += bytes;
  return true;
}
