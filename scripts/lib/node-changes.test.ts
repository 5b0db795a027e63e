import { describe, expect, it } from 'vitest';
import { applyNodeChanges, type AddedNode } from './node-changes.ts';

const described = {
  nodes: [
    { id: 'requester-a', port: 1, partitions: ['r1', 'r2'] },
    { id: 'performer-c', port: 2, partitions: ['p1'] },
  ],
  partitions: [
    { id: 'r1', role: 'requester' as const, url: 'postgres://x/r1' },
    { id: 'r2', role: 'requester' as const, url: 'postgres://x/r2' },
    { id: 'p1', role: 'performer' as const, url: 'postgres://x/p1' },
  ],
};
const urlOf = (database: string) => `postgres://x/${database}`;
const node = (id: string, role: AddedNode['role'], ...partitions: string[]): AddedNode => ({
  ...{ id, role, partitions, port: 9 },
});
const show = (cluster: typeof described) => [
  cluster.nodes.map(({ id, partitions }) => `${id}: ${partitions.join(' ')}`),
  cluster.partitions.map(({ id }) => id),
];

describe('changes of the nodes of a cluster', () => {
  it('leave it as it is without any', () => {
    expect(applyNodeChanges(described, { added: [], removed: [] }, urlOf)).toEqual(described);
  });

  it('add a node with a partition of its own', () => {
    const added = [{ ...node('performer-e', 'performer', 'p3'), serviceClass: 'premium' as const }];
    const cluster = applyNodeChanges(described, { added, removed: [] }, urlOf);
    expect(show(cluster)[0]).toContain('performer-e: p3');
    expect(cluster.partitions.at(-1)).toEqual({
      ...{ id: 'p3', role: 'performer', serviceClass: 'premium', url: 'postgres://x/partition_p3' },
    });
  });

  it('give a partition to another node, and drop a node that has none left', () => {
    const added = [node('requester-e', 'requester', 'r2'), node('performer-e', 'performer', 'p1')];
    expect(show(applyNodeChanges(described, { added, removed: [] }, urlOf))).toEqual([
      ['requester-a: r1', 'requester-e: r2', 'performer-e: p1'],
      ['r1', 'r2', 'p1'],
    ]);
  });

  it('drop a node with its partitions', () => {
    const changes = { added: [], removed: ['performer-c'] };
    expect(show(applyNodeChanges(described, changes, urlOf))).toEqual([
      ['requester-a: r1 r2'],
      ['r1', 'r2'],
    ]);
  });
});
