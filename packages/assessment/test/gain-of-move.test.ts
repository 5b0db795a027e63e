import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureFitness, weigh } from '../src/fitness.ts';
import { createState } from '../src/create-state.ts';
import { gainOfMove } from '../src/gain-of-move.ts';
import { moveSubject } from '../src/state.ts';
import { randomExchange, settings } from './support.ts';

describe('the gain of a move', () => {
  it('is what the fitness rises by, move after move', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }),
        (seed, moves) => {
          const state = createState(randomExchange(seed, 30), settings);
          for (const [user, target] of moves) {
            const place = user % state.subjects.length;
            const members = state.pools[state.subjects[place]!.pool]!.members;
            const to = members[target % members.length]!;
            const before = weigh(state, measureFitness(state));
            const gain = gainOfMove(state, place, to);
            moveSubject(state, place, to);
            expect(weigh(state, measureFitness(state)) - before).toBeCloseTo(gain, 8);
          }
        },
      ),
    );
  });

  it('leaves no trace when somebody goes and comes back', () => {
    const state = createState(randomExchange(5), settings);
    const before = weigh(state, measureFitness(state));
    const { origin, pool } = state.subjects[0]!;
    for (const to of state.pools[pool]!.members) moveSubject(state, 0, to);
    moveSubject(state, 0, origin);
    expect(weigh(state, measureFitness(state))).toBeCloseTo(before, 10);
  });
});
