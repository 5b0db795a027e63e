import { capacityOf } from './attempts.ts';
import { logNormalAt, paretoAt, subSeed, uniformAt } from './draws.ts';
import { canTake, type Person, type Session, type WorldBatch, type WorldType } from './world.ts';
import type { WorldSettings } from './world-settings.ts';

const minuteMs = 60_000;

/**
 * Batches until the load is reached: heavy-tailed in size, of types about as often as there are people
 * for them (requesters do not come back where nothing gets done), through most of the run. Two of
 * three have a deadline of their own, the others are due when the run ends.
 */
export function createBatches(
  settings: WorldSettings,
  types: readonly WorldType[],
  people: readonly Person[],
  sessions: readonly Session[],
  seed: number,
  endMs: number,
): WorldBatch[] {
  const { total, ofType } = countCapacity(types, people, sessions);
  const weights = types.map((type) => {
    const popular = logNormalAt(subSeed(seed, 'popular', type.index), 0, 1, 0.6);
    return (ofType[type.index] ?? 0) * popular;
  });
  const drafts: Omit<WorldBatch, 'index'>[] = [];
  let slots = 0;
  for (let number = 0; slots < total * settings.load; number += 1) {
    const draft = createBatch(settings, weights, subSeed(seed, 'batch', number), endMs);
    drafts.push(draft);
    slots += draft.tasks * draft.wanted;
  }
  return drafts
    .sort((one, other) => one.publishAt - other.publishAt)
    .map((draft, index) => ({ index, ...draft }));
}

function createBatch(
  settings: WorldSettings,
  weights: readonly number[],
  seed: number,
  endMs: number,
): Omit<WorldBatch, 'index'> {
  const tasks = Math.round(paretoAt(seed, 0, settings.smallestBatch, settings.largestBatch, 0.9));
  const repeated = uniformAt(seed, 1);
  const wanted = repeated < 0.6 ? 1 : repeated < 0.9 ? 3 : 5;
  // A share waits at the start, as on any exchange that was not opened this minute.
  const placed = uniformAt(seed, 2);
  const publishAt = placed < 0.08 ? 0 : endMs * 0.92 * uniformAt(seed, 3);
  const hasDeadline = uniformAt(seed, 4) < 0.66;
  return {
    type: pick(weights, uniformAt(seed, 5)),
    publishAt,
    deadlineAt: hasDeadline
      ? Math.min(
          endMs,
          publishAt + Math.max(20 * minuteMs, logNormalAt(seed, 6, 100 * minuteMs, 0.6)),
        )
      : endMs,
    tasks: Math.max(1, Math.round(tasks / wanted)),
    wanted,
  };
}

/** Tasks that everybody could do, and those that people who take a type could. */
function countCapacity(
  types: readonly WorldType[],
  people: readonly Person[],
  sessions: readonly Session[],
): { total: number; ofType: Float64Array } {
  const ofType = new Float64Array(types.length);
  let total = 0;
  for (const session of sessions) {
    const person = people[session.person];
    if (person === undefined) continue;
    const capacity = capacityOf(person, session);
    const takes = types.filter((type) => canTake(person, type));
    total += capacity;
    for (const type of takes) {
      ofType[type.index] = (ofType[type.index] ?? 0) + capacity / takes.length;
    }
  }
  return { total, ofType };
}

function pick(weights: readonly number[], at: number): number {
  let left = at * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
