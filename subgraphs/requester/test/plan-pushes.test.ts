import { defaultPushSettings } from '@exchange/affinity';
import { describe, expect, it } from 'vitest';
import { planPushes, type PushBooks } from '../src/domain/plan-pushes.ts';
import type { PushableType } from '../src/store/read-push-supply.ts';

describe('the plan of a push', () => {
  const type = (typeId: string, requesterKey: string, available = 100): PushableType => ({
    ...{ typeId, requesterKey, available, category: 'Text', fresh: true },
    ...{ ageSeconds: 0, secondsLeft: null, version: null, readAt: new Date(0) },
  });
  const nothing: PushBooks = { groups: [], held: [], results: [], recent: [], givenBack: [] };
  const silentGroup = (partitionId: string) => ({ partitionId, online: 3, draw: null });
  const results = (holder: string, requesterKey: string, delivered: number) => ({
    ...{ holder, requesterKey, delivered, approved: delivered, rejected: 0, hours: 2 },
  });
  const plan = (due: readonly PushableType[], books: Partial<PushBooks>, largest = 500) =>
    planPushes(due, { ...nothing, ...books }, defaultPushSettings, largest);

  it('knows a group that tells nothing of itself by what it did for the requester', () => {
    const groups = [silentGroup('p1'), silentGroup('p2')];
    const due = [type('t1', 'r1'), type('t2', 'r2')];
    expect(plan(due, { groups })).toEqual([]);
    // 80 results in two hours are 10 in a quarter of an hour.
    expect(plan(due, { groups, results: [results('p2', 'r1', 80)] })).toEqual([
      { holder: 'p2', wants: [{ typeId: 't1', slots: 10 }] },
    ]);
  });

  const tellingGroup = (partitionId: string, perHour: number) => ({
    ...{ partitionId, online: 3 },
    draw: {
      ...{ partitionId, online: 3, waiting: 0, paceByType: new Map<string, number>() },
      paceByCategory: new Map([['Text', perHour]]),
    },
  });

  it('brings what came back to another group than the one that gave it back', () => {
    const groups = [tellingGroup('p1', 400), tellingGroup('p2', 100)];
    const due = [{ ...type('t1', 'r1', 3), back: true }];
    expect(plan(due, { groups })).toMatchObject([{ holder: 'p1' }]);
    const givenBack = [{ typeId: 't1', holder: 'p1' }];
    expect(plan(due, { groups, givenBack })).toEqual([
      { holder: 'p2', wants: [{ typeId: 't1', slots: 3 }] },
    ]);
  });

  it('counts what a group has of a type already, and bounds one offer', () => {
    const groups = [tellingGroup('p1', 400)];
    const held = [{ typeId: 't1', holder: 'p1', slots: 60 }];
    const due = [type('t1', 'r1'), type('t2', 'r1'), type('t3', 'r2')];
    expect(plan(due, { groups, held }, 150)).toEqual([
      {
        holder: 'p1',
        wants: [
          { typeId: 't1', slots: 40 },
          { typeId: 't2', slots: 100 },
          { typeId: 't3', slots: 10 },
        ],
      },
    ]);
  });
});
