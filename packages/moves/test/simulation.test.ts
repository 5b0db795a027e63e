import { describe, expect, it } from 'vitest';
import type { Rules } from './model/world.ts';
import { plantedBugs } from './simulation/planted-bugs.ts';
import { describeFailure, runSchedule, type Failure } from './simulation/run-schedule.ts';

const schedules = 10_000;

function findFailure(rules?: Rules): Failure | null {
  for (let seed = 1; seed <= schedules; seed += 1) {
    const { failure } = runSchedule(seed, rules === undefined ? {} : { rules });
    if (failure !== null) return failure;
  }
  return null;
}

describe(
  'ten thousand random schedules of moves, crashes, messages and writes',
  {
    timeout: 600_000,
  },
  () => {
    it('keep one writable home, lose no write, apply each message once, and settle', () => {
      const failure = findFailure();
      expect(failure === null ? null : describeFailure(failure)).toBeNull();
    });

    it.each(Object.keys(plantedBugs))('find %s', (name) => {
      const rules = plantedBugs[name];
      const failure = findFailure(rules);
      expect(failure).not.toBeNull();
      const seed = failure?.seed ?? 0;
      expect(runSchedule(seed, rules === undefined ? {} : { rules }).failure).toEqual(failure);
    });

    it('are the same whenever their seed is the same', () => {
      const traceOf = (seed: number) => runSchedule(seed, { traced: true }).trace;
      expect(traceOf(7).length).toBeGreaterThan(10);
      expect(traceOf(7)).toEqual(traceOf(7));
      expect(traceOf(7)).not.toEqual(traceOf(8));
    });
  },
);
