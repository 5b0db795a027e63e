import type { BatchState, PerformerState } from './choice-state.ts';
import type { ChoiceMemory } from './memory.ts';

const mostTakers = 60;
const mostAlike = 400;
const mostShared = 2_000;

/** Who took what with whom: before the take itself is among the performer's recent ones. */
export function addCompany(
  memory: ChoiceMemory,
  performer: PerformerState,
  batch: BatchState,
): void {
  const [last] = performer.recent;
  for (const { batch: number } of performer.recent) {
    batch.shared.set(number, (batch.shared.get(number) ?? 0) + 1);
    const other = memory.batchNumbered(number);
    if (other === null || other.closed) continue;
    other.shared.set(batch.number, (other.shared.get(batch.number) ?? 0) + 1);
    prune(other.shared, mostShared);
  }
  prune(batch.shared, mostShared);
  if (last !== undefined) {
    batch.after.set(last.batch, (batch.after.get(last.batch) ?? 0) + 1);
    prune(batch.after, mostShared);
  }
  addAlike(memory, performer, batch);
}

/** Sharing what few take says more than sharing what all take (Adamic and Adar, Social Networks 25, 2003). */
function addAlike(memory: ChoiceMemory, performer: PerformerState, batch: BatchState): void {
  const weight = 1 / Math.log(3 + batch.flow.takes);
  for (let place = 0; place < batch.takers.length; place += 2) {
    const number = batch.takers[place] ?? 0;
    if (number === performer.number) continue;
    addLike(performer, number, weight);
    const other = memory.performerNumbered(number);
    if (other !== null) addLike(other, performer.number, weight);
  }
  batch.takers.push(performer.number, memory.counters.tick);
  if (batch.takers.length > 2 * mostTakers) batch.takers.splice(0, 2);
}

function addLike(performer: PerformerState, number: number, weight: number): void {
  performer.alike.set(number, (performer.alike.get(number) ?? 0) + weight);
  prune(performer.alike, mostAlike);
}

/** Over the limit the weaker half goes, in one sweep, so that the cost per count stays constant. */
function prune(counts: Map<number, number>, most: number): void {
  if (counts.size <= most) return;
  const strongest = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most >> 1);
  counts.clear();
  for (const [key, count] of strongest) counts.set(key, count);
}
