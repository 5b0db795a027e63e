import fc from 'fast-check';
import { roleOf } from '@exchange/kernel';
import { describe, expect, it } from 'vitest';
import {
  partsOfWeek,
  planMoves,
  type AssessedExchange,
  type AssessmentSettings,
} from '../src/index.ts';
import { afterMoves, keyOf, partition, randomExchange, settings, user } from './support.ts';

const budgets = fc.record({
  users: fc.integer({ min: 0, max: 40 }),
  rows: fc.integer({ min: 0, max: 200_000 }),
  bytes: fc.integer({ min: 0, max: 20_000_000 }),
});

function withBudget(budget: AssessmentSettings['budget']): AssessmentSettings {
  return { ...settings, budget };
}

/** Fitness of an exchange, with moving itself free: the cost is judged by the plan. */
function fitnessOf(exchange: AssessedExchange): number {
  return planMoves(exchange, settings).before.fitness;
}

describe('a plan of moves', () => {
  it('proposes nothing that makes the exchange worse, alone or with the rest', () => {
    fc.assert(
      fc.property(fc.integer(), budgets, (seed, budget) => {
        const exchange = randomExchange(seed);
        const { proposals, before, after } = planMoves(exchange, withBudget(budget));
        const gainful = proposals.filter(({ reason }) => reason === 'fitness');
        for (const proposal of gainful) {
          expect(proposal.gain).toBeGreaterThanOrEqual(settings.smallestGain);
          const gained = fitnessOf(afterMoves(exchange, proposal.moves)) - fitnessOf(exchange);
          expect(gained).toBeCloseTo(proposal.gain - proposal.parts.cost, 6);
        }
        expect(after.fitness).toBeGreaterThan(before.fitness - 1e-9);
        const all = gainful.flatMap(({ moves }) => moves);
        expect(fitnessOf(afterMoves(exchange, all))).toBeCloseTo(
          after.fitness - settings.weights.cost * after.parts.cost,
          6,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('stays within its budget', () => {
    fc.assert(
      fc.property(fc.integer(), budgets, (seed, budget) => {
        const exchange = randomExchange(seed);
        const moves = planMoves(exchange, withBudget(budget)).proposals.flatMap(
          (each) => each.moves,
        );
        const byKey = new Map(exchange.users.map((each) => [each.key, each]));
        const rows = moves.reduce((sum, { ownerKey }) => sum + byKey.get(ownerKey)!.load.rows, 0);
        const bytes = moves.reduce((sum, { ownerKey }) => sum + byKey.get(ownerKey)!.load.bytes, 0);
        expect(moves.length).toBeLessThanOrEqual(budget.users);
        expect(rows).toBeLessThanOrEqual(budget.rows);
        expect(bytes).toBeLessThanOrEqual(budget.bytes);
      }),
    );
  });

  it('moves everybody at most once, never who is pinned, and only to open partitions of their role and class', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const exchange = randomExchange(seed);
        const users = new Map(exchange.users.map((each) => [each.key, each]));
        const partitions = new Map(exchange.partitions.map((each) => [each.id, each]));
        const moves = planMoves(exchange, settings).proposals.flatMap((each) => each.moves);
        expect(new Set(moves.map(({ ownerKey }) => ownerKey)).size).toBe(moves.length);
        for (const { ownerKey, from, to } of moves) {
          const moved = users.get(ownerKey)!;
          const target = partitions.get(to)!;
          expect(moved.isPinned).toBe(false);
          expect(from).toBe(moved.partitionId);
          expect(target.takesUsers).toBe(true);
          expect(target.role).toBe(roleOf(ownerKey));
          expect(target.serviceClass).toBe(moved.serviceClass);
        }
      }),
    );
  });

  it('is the same for the same exchange', () => {
    expect(planMoves(randomExchange(3), settings)).toEqual(planMoves(randomExchange(3), settings));
  });

  it('leaves an exchange alone in which nothing is wrong', () => {
    const partitions = ['p0', 'p1', 'p2', 'p3'].map((id) => partition(id));
    const users = Array.from({ length: 40 }, (_, index) =>
      user(keyOf('performer', index), `p${index % 4}`),
    );
    expect(planMoves({ partitions, users }, settings).proposals).toEqual([]);
  });

  it('evens out a cluster in which one partition has 80 % of the load', () => {
    const partitions = ['p0', 'p1', 'p2', 'p3', 'p4'].map((id) => partition(id));
    const users = Array.from({ length: 2_000 }, (_, index) =>
      user(keyOf('performer', index), index % 10 < 8 ? 'p0' : `p${1 + (index % 4)}`, {
        load: {
          requests: 1 + (index % 50),
          cpuMs: 10 * (index % 70),
          connections: 0,
          rows: 10,
          bytes: 100,
        },
      }),
    );
    const { before, after, proposals } = planMoves(
      { partitions, users },
      withBudget({ users: 1_500, rows: 20_000, bytes: 200_000 }),
    );
    expect(before.pools[0]!.spread).toBeGreaterThan(3.8);
    expect(after.pools[0]!.spread).toBeLessThan(1.3);
    expect(proposals[0]!.summary).toMatch(
      /^Moves these \d+ performers from p0 to p\d: load spread 3\.9 → /,
    );
  });

  it('spends a small budget on those whose moving helps most', () => {
    const partitions = [partition('p0'), partition('p1')];
    const users = Array.from({ length: 100 }, (_, index) =>
      user(keyOf('performer', index), 'p0', {
        load: { requests: index === 7 ? 1_000 : 1, cpuMs: 0, connections: 0, rows: 1, bytes: 1 },
      }),
    );
    const { proposals } = planMoves(
      { partitions, users },
      withBudget({ users: 1, rows: 10, bytes: 10 }),
    );
    expect(proposals.flatMap(({ moves }) => moves)).toEqual([
      { ownerKey: keyOf('performer', 7), from: 'p0', to: 'p1' },
    ]);
  });

  it('gathers those who do the same work, without piling up load', () => {
    const partitions = [partition('p0'), partition('p1')];
    const users = Array.from({ length: 80 }, (_, index) =>
      user(keyOf('performer', index), `p${index % 2}`, {
        accepts: [{ category: index % 4 < 2 ? 'audio' : 'images', perHour: 0.1 }],
      }),
    );
    const { before, after, proposals } = planMoves({ partitions, users }, settings);
    expect(after.localShare).toBeGreaterThan(before.localShare + 0.03);
    expect(after.pools[0]!.spread).toBeLessThan(1.1);
    expect(proposals[0]!.localShareOfMoved!.after).toBeGreaterThan(
      proposals[0]!.localShareOfMoved!.before,
    );
    expect(proposals[0]!.summary).toContain('local accepts of those who move expected');
  });

  it('brings performers to the region of those whose tasks they do', () => {
    const partitions = [
      partition('r0', { region: 'eu', nodeId: 'a' }),
      partition('p0', { region: 'us', nodeId: 'b' }),
      partition('p1', { region: 'eu', nodeId: 'c' }),
    ];
    const requester = keyOf('requester', 1);
    const users = [
      user(requester, 'r0'),
      ...Array.from({ length: 100 }, (_, index) =>
        user(keyOf('performer', index), index < 50 ? 'p0' : 'p1', {
          worksFor: index % 2 === 0 ? [{ requesterKey: requester, perHour: 2 }] : [],
        }),
      ),
    ];
    const { after, before, proposals } = planMoves({ partitions, users }, settings);
    expect(after.parts.closeness).toBeGreaterThan(before.parts.closeness);
    for (const { ownerKey } of proposals
      .flatMap(({ moves }) => moves)
      .filter(({ to }) => to === 'p1')) {
      expect(users.find(({ key }) => key === ownerKey)!.worksFor).not.toEqual([]);
    }
  });

  it('puts together users whose hours complement each other', () => {
    const partitions = [partition('p0'), partition('p1')];
    const rhythm = (night: boolean) =>
      Float64Array.from({ length: partsOfWeek }, (_, part) => (part % 4 < 2 === night ? 1 : 0));
    const users = Array.from({ length: 20 }, (_, index) =>
      user(keyOf('performer', index), index < 10 ? 'p0' : 'p1', { rhythm: rhythm(index < 10) }),
    );
    const { before, after } = planMoves({ partitions, users }, settings);
    expect(-before.parts.hours).toBeGreaterThan(0.9);
    expect(-after.parts.hours).toBeLessThan(0.1);
  });

  it('brings people to a partition of their service class, whatever it gains', () => {
    const partitions = [partition('p0'), partition('p1', { serviceClass: 'premium' })];
    const users = [
      user(keyOf('performer', 1), 'p0', { serviceClass: 'premium' }),
      user(keyOf('performer', 2), 'p0'),
    ];
    const [proposal] = planMoves({ partitions, users }, settings).proposals;
    expect(proposal).toMatchObject({
      reason: 'service-class',
      moves: [{ ownerKey: keyOf('performer', 1), from: 'p0', to: 'p1' }],
      summary: 'Moves one performer from p0 to p1: their service class is premium.',
    });
  });
});
