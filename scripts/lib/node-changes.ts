import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterFileInput } from '@exchange/cluster/config';

/** A node that runs beside those that `npm start` describes. */
export type AddedNode = {
  readonly id: string;
  readonly role: 'requester' | 'performer';
  /** New ones are made; one that another node has goes over to this, with its users. */
  readonly partitions: readonly string[];
  readonly serviceClass?: 'standard' | 'premium';
  readonly port: number;
};

/** What an operator changed about the nodes of a cluster on one machine, kept for its next start. */
export type NodeChanges = {
  readonly added: readonly AddedNode[];
  /** Nodes that do not run any more. */
  readonly removed: readonly string[];
};

export type DescribedCluster = Pick<ClusterFileInput, 'nodes' | 'partitions'>;

const noChanges: NodeChanges = { added: [], removed: [] };

export function nodeChangesPath(dataDir: string): string {
  return join(dataDir, 'node-changes.json');
}

export function readNodeChanges(dataDir: string): NodeChanges {
  const path = nodeChangesPath(dataDir);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as NodeChanges) : noChanges;
}

export function writeNodeChanges(dataDir: string, changes: NodeChanges): void {
  const path = nodeChangesPath(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(changes, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/**
 * The described cluster with the changes: a partition belongs to the node that was last given it, and
 * a node without partitions is gone, as are the partitions that no node is left for.
 */
export function applyNodeChanges<Cluster extends DescribedCluster>(
  described: Cluster,
  { added, removed }: NodeChanges,
  urlOf: (database: string) => string,
): Cluster {
  const taken = new Set(added.flatMap(({ partitions }) => partitions));
  const kept = described.nodes.map((node) => ({
    ...node,
    partitions: node.partitions.filter((id) => !taken.has(id)),
  }));
  const nodes = [
    ...kept,
    ...added.map(({ id, port, partitions }) => ({ id, port, partitions: [...partitions] })),
  ].filter(({ id, partitions }) => partitions.length > 0 && !removed.includes(id));
  const served = new Set(nodes.flatMap(({ partitions }) => partitions));
  const known = new Set(described.partitions.map(({ id }) => id));
  const fresh = added.flatMap(({ role, serviceClass = 'standard', partitions }) =>
    partitions
      .filter((id) => !known.has(id))
      .map((id) => ({
        id,
        role,
        serviceClass,
        url: urlOf(`partition_${id.replaceAll('-', '_')}`),
      })),
  );
  const partitions = [...described.partitions, ...fresh].filter(({ id }) => served.has(id));
  return { ...described, nodes, partitions };
}
