import { AnchorLink } from '#components/links/anchor-link.ts';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { Partition } from '../api/cluster-fields.ts';
import type { ClusterNode } from '../api/get-cluster.ts';

/** The head of a row about a partition: its name leads to its page. */
export function PartitionHead({ id }: Pick<Partition, 'id'>) {
  return (
    <th scope="row" className="nowrap">
      <AnchorLink to="/ops/partitions" search={{ partition: id }}>
        {id}
      </AnchorLink>
    </th>
  );
}

interface NodeStateProps {
  readonly nodes: readonly ClusterNode[];
  readonly nodeId: Partition['nodeId'];
}

/** State of the node that serves a partition; one that the cluster does not know has stopped. */
export function NodeState({ nodes, nodeId }: NodeStateProps) {
  const node = nodes.find(({ id }) => id === nodeId);
  return <StatusBadge kind="node" status={node?.state ?? 'stopped'} />;
}

/** When the figures of a partition were taken. */
export function MeasuredAt({ partition }: { readonly partition: Partition }) {
  const { statsAt } = partition;
  return statsAt ? <RelativeTime at={statsAt} /> : 'never';
}
