import { clusterFileSchema, type ClusterConfig } from '@exchange/cluster';

export const secrets = {
  nodeToNode: 'n'.repeat(32),
  session: 's'.repeat(32),
  viewer: 'v'.repeat(32),
};

type Limits = Partial<ClusterConfig['gateway']['limits']>;

/** A cluster of one gateway on any free port and two requester nodes and one performer node. */
export function testConfig(directoryUrl: string, limits: Limits = {}): ClusterConfig {
  const partition = (id: string, role: 'requester' | 'performer') => ({
    id,
    role,
    url: `postgres://nobody@127.0.0.1:1/${id}`,
  });
  const file = clusterFileSchema.parse({
    directory: { url: directoryUrl },
    gateway: { limits: { signIns: 1_000, ...limits } },
    nodes: [
      { id: 'requester-a', port: 1, partitions: ['r1'] },
      { id: 'requester-b', port: 2, partitions: ['r2'] },
      { id: 'performer-c', port: 3, partitions: ['p1'] },
    ],
    partitions: [
      partition('r1', 'requester'),
      partition('r2', 'requester'),
      partition('p1', 'performer'),
    ],
  });
  return {
    ...file,
    gateway: { ...file.gateway, port: 0, publicUrl: 'http://localhost:4000' },
    nodes: file.nodes.map((node) => ({ ...node, url: `http://127.0.0.1:${String(node.port)}` })),
    secrets,
  };
}
