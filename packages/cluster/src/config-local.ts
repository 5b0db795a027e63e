import type { ClusterFileInput } from './config-schema.ts';

export const localDatabaseUser = 'exchange';

export type LocalPorts = {
  readonly gateway: number;
  readonly postgres: number;
  /** Ports of requester-a, requester-b, performer-c and performer-d, in this order. */
  readonly nodes: readonly [number, number, number, number];
};

export const defaultLocalPorts: LocalPorts = {
  gateway: 4000,
  postgres: 54329,
  nodes: [4101, 4102, 4103, 4104],
};

/** The cluster that `npm start` runs on one machine: two requester nodes, two performer nodes. */
export function describeLocalCluster(ports: LocalPorts, databasePassword: string) {
  const url = (database: string) =>
    `postgres://${localDatabaseUser}:${databasePassword}@127.0.0.1:${ports.postgres}/${database}`;
  return {
    directory: { url: url('directory') },
    gateway: {
      host: '127.0.0.1',
      port: ports.gateway,
      publicUrl: `http://localhost:${ports.gateway}`,
    },
    nodes: [
      { id: 'requester-a', port: ports.nodes[0], partitions: ['r1', 'r2'] },
      { id: 'requester-b', port: ports.nodes[1], partitions: ['r3'] },
      { id: 'performer-c', port: ports.nodes[2], partitions: ['p1'] },
      { id: 'performer-d', port: ports.nodes[3], partitions: ['p2'] },
    ],
    partitions: [
      { id: 'r1', role: 'requester', url: url('partition_r1') },
      { id: 'r2', role: 'requester', url: url('partition_r2') },
      { id: 'r3', role: 'requester', url: url('partition_r3') },
      { id: 'p1', role: 'performer', url: url('partition_p1') },
      { id: 'p2', role: 'performer', url: url('partition_p2') },
    ],
  } satisfies ClusterFileInput;
}
