import { describe, expect, it } from 'vitest';
import { explore, type Budget } from './model/explore.ts';
import { plantedMistakes } from './model/planted-mistakes.ts';

const nothing: Budget = {
  messages: 0,
  crashes: 0,
  thefts: 0,
  deadlines: 0,
  writes: 0,
  cancels: 0,
  pauses: 0,
  takeBacks: 0,
};

/** What goes wrong and what people do in each case that is explored to its end. */
const cases: Readonly<Record<string, Partial<Budget>>> = {
  'writes while nothing goes wrong': { writes: 3 },
  'a call that is lost, late or doubled amid writes': { messages: 1, writes: 2 },
  'a death of the driver whose last call may still arrive, amid writes': { crashes: 1, writes: 2 },
  'a death of the driver and a call that goes wrong': { crashes: 1, messages: 1, writes: 1 },
  'a second driver while the first lives': { thefts: 1, writes: 2 },
  'a block that takes too long, and a call that goes wrong': {
    deadlines: 1,
    messages: 1,
    writes: 1,
  },
  'two blocks that take too long': { deadlines: 2, writes: 2 },
  'an operator who cancels, and a call that goes wrong': { cancels: 1, messages: 1, writes: 1 },
  'an operator who pauses, and one who cancels': { pauses: 1, cancels: 1, writes: 1 },
  'a move that is taken back, twice, amid writes': { takeBacks: 2, writes: 2 },
  'a move that is taken back, and a death': { takeBacks: 1, crashes: 1, writes: 1 },
  'a move that is taken back, and a call that goes wrong': { takeBacks: 1, messages: 1, writes: 1 },
  'a move that is taken back, and its way back cancelled': { takeBacks: 2, cancels: 1, writes: 1 },
};

describe('every state of the protocol of a move, with', { timeout: 180_000 }, () => {
  it.each(Object.keys(cases))('%s', (name) => {
    const { states, transitions, failure } = explore({ ...nothing, ...cases[name] });
    expect(failure).toBeNull();
    expect(states).toBeGreaterThan(100);
    expect(transitions).toBeGreaterThan(states);
    console.log(`${name}: ${states} states, ${transitions} transitions`);
  });
});

describe('a mistake in the protocol is found:', { timeout: 180_000 }, () => {
  it.each(Object.keys(plantedMistakes))('%s', (name) => {
    const mistake = plantedMistakes[name];
    if (mistake === undefined) throw new Error('There is no such mistake.');
    const { failure } = explore({ ...nothing, ...mistake.budget }, mistake.rules);
    expect(failure?.violation).toMatch(mistake.violates);
    expect(failure?.path.length).toBeGreaterThan(3);
  });
});
