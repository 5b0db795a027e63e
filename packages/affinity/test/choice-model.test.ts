import { seededRandom } from '@exchange/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createChoiceModel,
  packChoiceState,
  unpackChoiceState,
  type ChoiceBatch,
  type ChoiceModel,
} from '../src/choice/index.ts';

const startAt = Date.UTC(2031, 0, 6);
const minute = 60_000;

function batch(id: string, changes: Partial<ChoiceBatch> = {}): ChoiceBatch {
  return { id, type: 't1', opensAt: startAt, ...changes };
}

const kinds = ['a', 'b', 'c'].map((type, place) =>
  Array.from({ length: 400 }, (_, index) =>
    batch(`${type}${index}`, {
      type,
      category: `kind ${type}`,
      reward: 10 * (place + 1),
      title: `Work of kind ${type}`,
      opensAt: startAt + index * 10 * minute,
    }),
  ),
);

/** Takes, one a minute: `choose` says which type of those whose next batch is on offer. */
function takeMany(
  model: ChoiceModel,
  takes: number,
  choose: (performer: string, take: number) => number,
  performers = 6,
): { performer: string; probability: number; type: number; of: ChoiceBatch[] }[] {
  const next = new Map<string, number>();
  return Array.from({ length: takes }, (_, take) => {
    const performer = `p${take % performers}`;
    const of = kinds.map((list, type) => list[next.get(`${performer}${type}`) ?? 0]!);
    const at = startAt + take * minute;
    const ranking = model.rank(performer, of, at);
    const type = choose(performer, take);
    model.learnTake(ranking, { at, performer, batch: of[type]! });
    next.set(`${performer}${type}`, (next.get(`${performer}${type}`) ?? 0) + 1);
    return { performer, probability: ranking.probabilities[type]!, type, of };
  });
}
const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the model of choice', () => {
  it('gives probabilities that sum to one, also with nothing known', () => {
    const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
    const batches = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        type: fc.constantFrom('t1', 't2', 't3'),
        opensAt: fc.integer({ min: startAt - 1e9, max: startAt }),
        closesAt: optional(fc.integer({ min: startAt, max: startAt + 1e9 })),
        category: optional(fc.constantFrom('c1', '')),
        requester: optional(fc.constantFrom('r1', 'r2')),
        reward: optional(fc.double({ min: 0, max: 1e6, noNaN: true })),
        title: optional(fc.string()),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(batches, fc.array(fc.nat(11), { maxLength: 12 }), (open, choices) => {
        const model = createChoiceModel();
        for (const [step, choice] of choices.entries()) {
          const at = startAt + step * minute;
          const ranking = model.rank(`p${step % 3}`, open, at);
          const sum = ranking.probabilities.reduce((total, one) => total + one, 0);
          expect(sum).toBeCloseTo(1, 9);
          expect(ranking.probabilities.every((one) => one >= 0)).toBe(true);
          const byType = [...ranking.byType.values()].reduce((total, one) => total + one, 0);
          expect(byType).toBeCloseTo(1, 9);
          const taken = open[choice % open.length]!;
          model.learnTake(ranking, { at, performer: `p${step % 3}`, batch: taken });
        }
      }),
      { numRuns: 60 },
    );
    expect(createChoiceModel().rank('p', [], startAt).probabilities).toHaveLength(0);
  });

  it('is even-handed before it has learnt anything', () => {
    const { probabilities } = createChoiceModel().rank('p', [batch('a'), batch('b')], startAt);
    expect([...probabilities]).toEqual([0.5, 0.5]);
  });

  it('gives the same numbers for the same calls, however often it is asked in between', () => {
    const choose = (_: string, take: number) => (take * 7) % 3;
    const asked = createChoiceModel();
    const first = takeMany(asked, 150, (performer, take) => {
      asked.rank('a stranger', kinds[0]!.slice(0, 1), startAt + take * minute);
      asked.rank(performer, kinds[1]!.slice(0, 1), startAt + take * minute);
      return choose(performer, take);
    });
    const second = takeMany(createChoiceModel(), 150, choose);
    expect(first.map(({ probability }) => probability)).toEqual(
      second.map(({ probability }) => probability),
    );
  });

  it('goes on from a packed state as if nothing had happened', () => {
    const model = createChoiceModel();
    const { of } = takeMany(model, 200, (_, take) => take % 3).at(-1)!;
    model.close(of[0]!.id, startAt + 200 * minute);
    const packed = packChoiceState(model.state());
    const state = unpackChoiceState(packed);
    expect(state).not.toBeNull();
    const restored = createChoiceModel({}, state!);
    for (let take = 0; take < 20; take += 1) {
      const at = startAt + (300 + take) * minute;
      const rankings = [model, restored].map((one) => one.rank('p1', of, at));
      expect([...rankings[0]!.probabilities]).toEqual([...rankings[1]!.probabilities]);
      model.learnTake(rankings[0]!, { at, performer: 'p1', batch: of[take % 3]! });
      restored.learnTake(rankings[1]!, { at, performer: 'p1', batch: of[take % 3]! });
    }
    expect(packChoiceState(restored.state())).toBe(packChoiceState(model.state()));
  });

  it('refuses a state of another version, or a damaged one', () => {
    expect(unpackChoiceState('{"version":0,"state":{}}')).toBeNull();
    expect(unpackChoiceState('{"vers')).toBeNull();
  });

  it('learns the taste of each performer', () => {
    const loyal = takeMany(createChoiceModel(), 600, (performer) => Number(performer.slice(1)) % 3);
    expect(average(loyal.slice(-60).map(({ probability }) => probability))).toBeGreaterThan(0.9);
  });

  it('follows a change of taste', () => {
    const changed = takeMany(createChoiceModel(), 900, (performer, take) =>
      take < 600 ? 0 : 1 + (Number(performer.slice(1)) % 2),
    );
    expect(average(changed.slice(-60).map(({ probability }) => probability))).toBeGreaterThan(0.8);
  });

  it('thinks a batch likelier, the more others take it', () => {
    const model = createChoiceModel();
    const open = Array.from({ length: 8 }, (_, index) => batch(`b${index}`));
    const random = seededRandom(5);
    const popularity = (index: number) => 2 ** -index;
    for (let take = 0; take < 400; take += 1) {
      let left = random.next() * open.reduce((sum, _, index) => sum + popularity(index), 0);
      const taken = open.findIndex((_, index) => (left -= popularity(index)) <= 0);
      const at = startAt + take * minute;
      const performer = `p${take}`;
      const ranking = model.rank(performer, open, at);
      model.learnTake(ranking, { at, performer, batch: open[taken]! });
    }
    const { probabilities } = model.rank('new', open, startAt + 400 * minute);
    expect(probabilities[0]).toBeGreaterThan(probabilities[2]!);
    expect(probabilities[2]).toBeGreaterThan(probabilities[7]!);
  });

  it('is calibrated and near the best possible in a world that it does not know', () => {
    const random = seededRandom(11);
    const shares = [0.6, 0.3, 0.1];
    const taken = takeMany(
      createChoiceModel(),
      1_500,
      () => {
        const draw = random.next();
        return draw < 0.6 ? 0 : draw < 0.9 ? 1 : 2;
      },
      40,
    ).slice(-800);
    const entropy = -shares.reduce((sum, share) => sum + share * Math.log(share), 0);
    const loss = average(taken.map(({ probability }) => -Math.log(probability)));
    expect(loss).toBeLessThan(entropy * 1.12);
  });

  it('says why, and the reasons add up to the odds', () => {
    const model = createChoiceModel();
    const { of } = takeMany(model, 300, (performer) => Number(performer.slice(1)) % 3).at(-1)!;
    const ranking = model.rank('p0', of, startAt + 300 * minute);
    const explained = model.explain(ranking, of[0]!.id)!;
    expect(explained.probability).toBe(ranking.probabilities[0]);
    const own = explained.reasons.filter(({ feature }) => feature.startsWith('own-'));
    expect(own.some(({ weight }) => weight > 0)).toBe(true);
    const meanLog = average([...ranking.probabilities].map(Math.log));
    const sum = explained.reasons.reduce((total, { weight }) => total + weight, explained.rest);
    expect(sum).toBeCloseTo(Math.log(explained.probability) - meanLog, 6);
    expect(model.explain(ranking, 'no such batch')).toBeNull();
  });

  it('keeps within its limits of memory', () => {
    const model = createChoiceModel({ maxPerformers: 20, maxBatches: 30, maxKeys: 25 });
    for (let take = 0; take < 600; take += 1) {
      const open = [
        batch(`x${take}`, { title: `word${take}` }),
        batch(`y${take}`, { type: `t${take}` }),
      ];
      const at = startAt + take * minute;
      const ranking = model.rank(`p${take}`, open, at);
      model.learnTake(ranking, { at, performer: `p${take}`, batch: open[take % 2]! });
    }
    const { performers, batches, keys } = model.state().memory;
    // Cleared every 256 takes.
    expect(performers.size).toBeLessThan(20 + 256);
    expect(batches.size).toBeLessThan(30 + 2 * 256);
    expect(keys.size).toBeLessThan(25 + 4 * 256);
  });

  it('learns from events whose alternatives nobody knows', () => {
    const model = createChoiceModel();
    for (let event = 0; event < 30; event += 1) {
      model.learnEvent({ at: startAt + event, performer: 'p', batch: batch(`b${event}`) }, true);
      model.learnEvent({ at: startAt + event, performer: 'p', batch: batch(`b${event}`) }, false);
    }
    expect(model.state().memory.performers.get('p')).toMatchObject({ takes: 30, works: 60 });
  });
});

describe('the choice of the type', () => {
  it('does not let a type gain by being cut into many batches', () => {
    const model = createChoiceModel();
    const random = seededRandom(3);
    const many = Array.from({ length: 600 }, (_, index) => batch(`m${index}`, { type: 'cut up' }));
    const few = Array.from({ length: 600 }, (_, index) => batch(`f${index}`, { type: 'whole' }));
    const shares: number[] = [];
    let [nextMany, nextFew] = [0, 0];
    for (let take = 0; take < 500; take += 1) {
      // One to nine batches of one type beside one of the other; the type is chosen by a coin.
      const width = 1 + (take % 9);
      const of = [...many.slice(nextMany, nextMany + width), few[nextFew]!];
      const at = startAt + take * minute;
      const performer = `p${take % 50}`;
      const ranking = model.rank(performer, of, at);
      if (take >= 400 && width > 6) shares.push(ranking.byType.get('whole')!);
      const whole = random.next() < 0.5;
      const taken = whole ? of.at(-1)! : of[0]!;
      model.learnTake(ranking, { at, performer, batch: taken });
      if (whole) nextFew += 1;
      else nextMany += 1;
    }
    expect(average(shares)).toBeGreaterThan(0.4);
    expect(average(shares)).toBeLessThan(0.6);
  });
});
