import { defaultPushSettings } from '@exchange/affinity';
import { describe, expect, it } from 'vitest';
import { planPushes, type PushBooks } from '../src/domain/plan-pushes.ts';
import type { PushableType } from '../src/store/read-push-supply.ts';

describe('the plan of a push', () => {
  const type = (typeId: string, requesterKey: string, available = 100): PushableType => ({
    ...{ typeId, requesterKey, available, category: 'Text', fresh: true },
    ...{ ageSeconds: 0, secondsLeft: null, readAt: new Date(0) },
  });
  const nothing: PushBooks = { groups: [], held: [], results: [], recent: [] };
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

  it('counts what a group has of a type already, and bounds one offer', () => {
    const draw = {
      ...{ partitionId: 'p1', online: 3, waiting: 0, paceByType: new Map<string, number>() },
      paceByCategory: new Map([['Text', 400]]),
    };
    const groups = [{ partitionId: 'p1', online: 3, draw }];
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
