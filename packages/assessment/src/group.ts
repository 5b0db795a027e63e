import { moveSubject, type State } from './state.ts';

/** Users (places in `State.subjects`) with where they would go. */
export interface Group {
  readonly places: readonly number[];
  readonly targets: readonly number[];
}

export function joinGroups(groups: readonly Group[]): Group {
  return {
    places: groups.flatMap(({ places }) => places),
    targets: groups.flatMap(({ targets }) => targets),
  };
}

/** What something is while the group is where it would go. The state is as things are, and is left so. */
export function withGroup<Value>(state: State, group: Group, measure: () => Value): Value {
  group.places.forEach((place, index) => {
    moveSubject(state, place, group.targets[index] ?? 0);
  });
  const value = measure();
  for (const place of group.places) moveSubject(state, place, state.subjects[place]?.origin ?? 0);
  return value;
}

/** Puts everybody where `home` says. */
export function goTo(state: State, home: ArrayLike<number>): void {
  for (let place = 0; place < state.subjects.length; place += 1) {
    moveSubject(state, place, home[place] ?? 0);
  }
}

export function goToOrigins(state: State): void {
  state.subjects.forEach(({ origin }, place) => {
    moveSubject(state, place, origin);
  });
}
