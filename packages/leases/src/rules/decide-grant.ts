/**
 * How many slots of each candidate to grant, in the order of the candidates: a slot of as many
 * different tasks as there are first, because one performer can do only one slot of a task; then
 * another of each, until the wish is met or nothing is left.
 */
export function decideGrant(available: readonly number[], wanted: number): number[] {
  const granted = available.map(() => 0);
  let left = wanted;
  for (let gave = true; gave && left > 0;) {
    gave = false;
    for (let index = 0; index < available.length && left > 0; index += 1) {
      const sofar = granted[index] ?? 0;
      if (sofar >= (available[index] ?? 0)) continue;
      granted[index] = sofar + 1;
      left -= 1;
      gave = true;
    }
  }
  return granted;
}
