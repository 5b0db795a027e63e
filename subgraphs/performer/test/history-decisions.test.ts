import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDemand, nothingPast } from '../src/domain/describe-demand.ts';
import { createSightings, pauseMs } from '../src/domain/history/sightings.ts';
import { createTurns } from '../src/domain/history/turns.ts';
import { noteEnded } from '../src/domain/learning/ended-types.ts';
import { sameShape } from '../src/domain/learning/same-shape.ts';

const now = new Date('2026-03-02T10:00:00Z');

describe('types that are over', () => {
  it('are those that were there and have been gone for an hour, each once', () => {
    const lastThere = new Map<string, number>();
    const hour = 3_600_000;
    expect(noteEnded(lastThere, ['a', 'b'], 0)).toEqual([]);
    expect(noteEnded(lastThere, ['a'], hour - 1)).toEqual([]);
    expect(noteEnded(lastThere, ['a'], hour)).toEqual([{ id: 'b', at: 0 }]);
    expect(noteEnded(lastThere, ['a'], 2 * hour)).toEqual([]);
  });
});

describe('sightings', () => {
  it('become stretches in order that are further apart than a pause, and lose no time', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 3 * pauseMs }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 29 }), (pauses, cut) => {
        const sightings = createSightings();
        const found = [];
        let at = now.getTime();
        for (const [index, gap] of pauses.entries()) {
          at += gap;
          sightings.note('somebody', at);
          if (index === cut) found.push(...sightings.take());
        }
        found.push(...sightings.take());
        expect(found.at(-1)?.to.getTime()).toBe(at + 60_000);
        for (const [index, { from, to }] of found.entries()) {
          expect(from.getTime()).toBeLessThan(to.getTime());
          const before = found[index - 1]?.to.getTime() ?? Number.NEGATIVE_INFINITY;
          expect(from.getTime()).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });
});

describe('a turn to other work', () => {
  const shown = ['a', 'b'].map((id, index) => ({
    facts: { id, type: id, opensAt: 0 },
    place: index + 1,
  }));

  it('is the first accept of a type, after another or after a pause; the rest is work', () => {
    const turns = createTurns();
    turns.noteShown('p', shown, 0);
    expect(turns.noteAccepted('p', 'b', 1_000)?.place).toBe(2);
    expect(turns.noteAccepted('p', 'b', 2_000)).toBeNull();
    expect(turns.noteAccepted('p', 'a', 3_000)?.place).toBe(1);
    expect(turns.noteAccepted('p', 'a', 3_001 + pauseMs)).toBeNull();
    const { choices, works } = turns.take();
    expect(choices.map(({ typeId, offered }) => [typeId, offered.length])).toEqual([
      ['b', 2],
      ['a', 2],
      ['a', 0],
    ]);
    expect(works).toHaveLength(1);
    expect(turns.take()).toEqual({ choices: [], works: [] });
  });

  it('is not what the exchange handed to them, though it stood on their page', () => {
    const turns = createTurns();
    turns.noteShown('p', shown, 0);
    expect(turns.noteAccepted('p', 'b', 1_000, true)).toBeNull();
    expect(turns.noteAccepted('p', 'b', 2_000)).toBeNull();
    const { choices, works } = turns.take();
    expect(choices).toEqual([]);
    expect(works.map(({ typeId }) => typeId)).toEqual(['b', 'b']);
  });

  it('knows no alternatives of what was not on the page', () => {
    const turns = createTurns();
    turns.noteShown('p', shown, 0);
    expect(turns.noteAccepted('p', 'c', 1_000)).toBeNull();
    expect(turns.take().choices[0]?.offered).toEqual([]);
  });
});

describe('the past of a performer', () => {
  const row = {
    ownerKey: 'p',
    typeId: 'a',
    category: 'text',
    weight: 8,
    accepted: 10,
    days: 2,
    submitted: 10,
    seconds: 600,
    approved: 4,
    rejected: 1,
  };

  it('counts an accept as a look, and looks that came to nothing beside it', () => {
    const passed = [{ ownerKey: 'p', typeId: 'b', category: 'text', weight: 3 }];
    const demand = describeDemand({ ...nothingPast, activity: [row], passed, hoursAtWork: 4 });
    expect(demand.shownByType).toEqual(
      new Map([
        ['a', 8],
        ['b', 3],
      ]),
    );
    expect(demand.shownByCategory).toEqual(new Map([['text', 11]]));
    expect(demand.acceptsByCategory).toEqual(new Map([['text', 8]]));
    expect(demand.judged).toEqual(new Map([['text', { approved: 4, rejected: 1 }]]));
    expect(demand.paceByType).toEqual(new Map([['a', 60]]));
    expect(demand.measuredPacePerHour).toBeCloseTo((10 + 10) / 4.5);
  });

  it('says nothing of looks and pace that are not known', () => {
    const demand = describeDemand({ ...nothingPast, activity: [{ ...row, accepted: 2 }] });
    expect(demand.shownByType).toBeUndefined();
    expect(demand.measuredPacePerHour).toBeNull();
    expect(demand.presence).toBeUndefined();
  });
});

it('tells states of another shape apart', () => {
  const state = { a: new Float64Array(3), b: { c: 1 } };
  expect(sameShape(state, { a: new Float64Array(3), b: { c: 2 } })).toBe(true);
  expect(sameShape(state, { a: new Float64Array(4), b: { c: 1 } })).toBe(false);
  expect(sameShape(state, { a: [0, 0, 0], b: { c: 1 } })).toBe(false);
  expect(sameShape(state, { a: new Float64Array(3), b: {} })).toBe(false);
});
