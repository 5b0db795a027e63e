import type { State, Subject } from './state.ts';

/** Accepts in a period that a subject has part in, each by how close both ends are when it is at a partition. */
export function closeAccepts(
  state: Pick<State, 'home' | 'partitions' | 'closeness' | 'drawn'>,
  place: number,
  { requesters, ties }: Subject,
  at: number,
): number {
  const count = state.partitions.length;
  let close = 0;
  for (let index = 0; index < requesters.length; index += 1) {
    const row = (state.home[requesters[index] ?? 0] ?? 0) * count;
    close += (ties[index] ?? 0) * (state.closeness[row + at] ?? 0);
  }
  const drawn = state.drawn[place];
  if (drawn !== undefined) {
    for (let other = 0; other < count; other += 1) {
      close += (drawn[other] ?? 0) * (state.closeness[at * count + other] ?? 0);
    }
  }
  return close;
}
