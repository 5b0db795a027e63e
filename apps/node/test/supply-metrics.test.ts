import type { PartitionStats } from '@exchange/cluster';
import { createMetrics } from '@exchange/service';
import { describe, expect, it } from 'vitest';
import { createSupplyMetrics } from '../src/supply-metrics.ts';

const stats: PartitionStats = {
  ...{ openTasks: 8, slotsAvailable: 8, slotsLeased: 11, target: 12, localShare: 0.75 },
  ...{
    outboxDepth: 0,
    outboxOldestSeconds: 0,
    outboxPerMinute: 0,
    staleLeases: 0,
    parked: 0,
    supply: [],
  },
  ...{ money: {}, ledgerBalanced: true },
  repository: {
    ...{ onTheWay: 4, runs: { timer: 3, operator: 1 }, pulled: 20, released: 5, expired: 1 },
    ...{ renewedLeases: 2, messages: 6 },
  },
};

describe('metrics of supply', () => {
  it('say what a repository aims at, holds and has done', async () => {
    const metrics = createMetrics('node');
    const supply = createSupplyMetrics(metrics);
    supply.observe('p1', stats);
    const text = await metrics.registry.metrics();
    for (const line of [
      'exchange_repository_slots{partition="p1",state="target",process="node"} 12',
      'exchange_repository_slots{partition="p1",state="in_hand",process="node"} 3',
      'exchange_repository_slots{partition="p1",state="on_the_way",process="node"} 4',
      'exchange_repository_hit_rate{partition="p1",process="node"} 0.75',
      'exchange_maintenance_runs_total{partition="p1",trigger="timer",process="node"} 3',
      'exchange_maintenance_slots_total{partition="p1",outcome="pulled",process="node"} 20',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('count each run once however often they are read, and no hit rate without accepts', async () => {
    const metrics = createMetrics('node');
    const supply = createSupplyMetrics(metrics);
    supply.observe('p1', stats);
    supply.observe('p1', { ...stats, localShare: null });
    const text = await metrics.registry.metrics();
    expect(text).toContain('exchange_maintenance_messages_total{partition="p1",process="node"} 6');
    expect(text).not.toContain('exchange_repository_hit_rate{');
  });

  it('of a requester partition are none', async () => {
    const metrics = createMetrics('node');
    const { repository: _, ...requester } = stats;
    createSupplyMetrics(metrics).observe('r1', requester);
    expect(await metrics.registry.metrics()).not.toContain('partition="r1"');
  });
});
