import { Text } from '@mantine/core';
import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { StockBar } from '#components/stock-bar/stock-bar.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatCount, formatShare } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';
import type { ClusterNode } from '../api/get-cluster.ts';

interface PartitionTableProps {
  readonly nodes: readonly ClusterNode[];
  readonly partitions: readonly Partition[];
}

/** Every partition with its figures: the twin of the drawing. */
export function PartitionTable({ nodes, partitions }: PartitionTableProps) {
  return (
    <DataTable
      label="Partitions"
      head={
        <>
          <th scope="col">Partition</th>
          <th scope="col">Node</th>
          <th scope="col">State</th>
          <th scope="col" data-number>
            Users
          </th>
          <th scope="col" data-number>
            Tasks
          </th>
          <th scope="col">Stock of target</th>
          <th scope="col" data-number>
            In hand
          </th>
          <th scope="col" data-number>
            From stock
          </th>
          <th scope="col" data-number>
            Outbox
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
          <td className="nowrap">{partition.nodeId}</td>
          <td>
            <StatusBadge
              kind="node"
              status={nodes.find((node) => node.id === partition.nodeId)?.state ?? 'stopped'}
            />
          </td>
          <td data-number>{formatCount(partition.users)}</td>
          <td data-number>{formatCount(partition.openTasks)}</td>
          <td>
            {partition.role === 'performer' ? (
              <StockBar label="Stock" stock={partition.slotsAvailable} target={partition.target} />
            ) : (
              `${formatCount(partition.slotsAvailable)} free`
            )}
          </td>
          <td data-number>{formatCount(partition.slotsLeased)}</td>
          <td data-number>
            {typeof partition.localShare === 'number' ? formatShare(partition.localShare) : '–'}
          </td>
          <td data-number>
            {formatCount(partition.outboxDepth)}
            {partition.outboxDepth > 0 && (
              <Text span inherit c="dimmed">
                {' '}
                since {formatDuration(partition.outboxOldestSeconds)}
              </Text>
            )}
          </td>
          <td>{partition.statsAt ? <RelativeTime at={partition.statsAt} /> : 'never'}</td>
        </tr>
      ))}
    </DataTable>
  );
}
