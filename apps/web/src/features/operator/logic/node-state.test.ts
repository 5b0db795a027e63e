import { describe, expect, it } from 'vitest';
import { groupByNode, isAway } from './node-state.ts';

describe('nodes of the cluster', () => {
  it('are away when they do not answer', () => {
    expect(['live', 'draining', 'suspect', 'stopped', 'odd'].map(isAway)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('carry their partitions, and partitions without a node are not lost', () => {
    const lanes = groupByNode(
      [{ id: 'node-a', state: 'live' }],
      [
        { id: 'r1', role: 'requester', nodeId: 'node-a' },
        { id: 'p1', role: 'performer', nodeId: 'gone' },
      ],
    );
    expect(lanes.map((lane) => lane.partitions.map((partition) => partition.id))).toEqual([
      ['r1'],
      ['p1'],
    ]);
  });
});
