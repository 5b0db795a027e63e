import { describe, expect, it } from 'vitest';
import { makersWith, plantedBugs } from './simulation/planted-bugs.ts';
import { describeFailure, runSchedule } from './simulation/run-schedule.ts';

const schedules = 10_000;

function findFailure(makers = makersWith({})) {
  for (let seed = 1; seed <= schedules; seed += 1) {
    const { failure } = runSchedule(seed, { makers });
    if (failure !== null) return failure;
  }
  return null;
}

describe('ten thousand random schedules of the lease protocol', { timeout: 180_000 }, () => {
  it('keep every invariant at every step, settle, and can be finished', () => {
    const failure = findFailure();
    expect(failure === null ? null : describeFailure(failure)).toBeNull();
  });

  it.each(Object.keys(plantedBugs))('find %s', (name) => {
    const makers = makersWith(plantedBugs[name] ?? {});
    const failure = findFailure(makers);
    expect(failure).not.toBeNull();
    const seed = failure?.seed ?? 0;
    expect(runSchedule(seed, { makers }).failure).toEqual(failure);
  });

  it('are the same whenever their seed is the same', () => {
    const traceOf = (seed: number) => runSchedule(seed, { traced: true }).trace;
    expect(traceOf(7).length).toBeGreaterThan(20);
    expect(traceOf(7)).toEqual(traceOf(7));
    expect(traceOf(7)).not.toEqual(traceOf(8));
  });
});
