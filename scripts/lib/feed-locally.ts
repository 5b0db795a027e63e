import { partitionOfRepository } from '@exchange/cluster';
import type { ClusterFileInput } from '@exchange/cluster/config';

type Partition = ClusterFileInput['partitions'][number];
type Described = Pick<ClusterFileInput, 'nodes' | 'partitions'>;

/** Groups and shared repositories, by performer partition. */
export type LocalFeeding = Readonly<Record<string, Pick<Partition, 'groups' | 'repository'>>>;

/** A partition that is fed from another goes to its node; a node that has none left is not started. */
export function feedLocally({ nodes, partitions }: Described, feeding: LocalFeeding): Described {
  const hosts = new Map(
    Object.entries(feeding).flatMap(([id, { repository }]) =>
      repository === undefined ? [] : [[id, partitionOfRepository(repository)] as const],
    ),
  );
  const fedBy = (id: string) => [...hosts].flatMap(([guest, host]) => (host === id ? [guest] : []));
  return {
    nodes: nodes
      .map((node) => ({
        ...node,
        partitions: node.partitions
          .filter((id) => !hosts.has(id))
          .flatMap((id) => [id, ...fedBy(id)]),
      }))
      .filter((node) => node.partitions.length > 0),
    partitions: partitions.map((partition) => ({ ...partition, ...feeding[partition.id] })),
  };
}
