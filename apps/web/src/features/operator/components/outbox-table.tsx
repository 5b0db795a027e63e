import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatCount } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';
import type { ClusterNode } from '../api/get-cluster.ts';

interface OutboxTableProps {
  readonly nodes: readonly ClusterNode[];
  readonly partitions: readonly Partition[];
}

/** What each partition has still to send, how old it is, and whether and how fast anybody sends it. */
export function OutboxTable({ nodes, partitions }: OutboxTableProps) {
  return (
    <DataTable
      label="Messages between nodes"
      head={
        <>
          <th scope="col">From partition</th>
          <th scope="col">Sent by</th>
          <th scope="col" data-number>
            Waiting
          </th>
          <th scope="col" data-number>
            Oldest
          </th>
          <th scope="col" data-number>
            Sent a minute
          </th>
          <th scope="col" data-number>
            Put aside
          </th>
          <th scope="col" data-number>
            Leases past their end
          </th>
          <th scope="col">Measured</th>
        </>
      }
    >
      {partitions.map((partition) => (
        <tr key={partition.id}>
          <th scope="row" className="nowrap">
            <AnchorLink to="/ops/partitions" search={{ partition: partition.id }}>
              {partition.id}
            </AnchorLink>
          </th>
          <td className="nowrap">
            {partition.nodeId}{' '}
            <StatusBadge
              kind="node"
              status={nodes.find((node) => node.id === partition.nodeId)?.state ?? 'stopped'}
            />
          </td>
          <td data-number>{formatCount(partition.outboxDepth)}</td>
          <td data-number>
            {partition.outboxDepth > 0 ? formatDuration(partition.outboxOldestSeconds) : '–'}
          </td>
          <td data-number>{formatCount(partition.outboxPerMinute)}</td>
          <td data-number>{formatCount(partition.parked)}</td>
          <td data-number>{formatCount(partition.staleLeases)}</td>
          <td>{partition.statsAt ? <RelativeTime at={partition.statsAt} /> : 'never'}</td>
        </tr>
      ))}
    </DataTable>
  );
}
