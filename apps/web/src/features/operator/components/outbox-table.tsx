import { DataTable } from '#components/data-table/data-table.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatCount } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';
import type { ClusterNode } from '../api/get-cluster.ts';
import { MeasuredAt, NodeState, PartitionHead } from './partition-cells.tsx';

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
          <PartitionHead id={partition.id} />
          <td className="nowrap">
            {partition.nodeId} <NodeState nodes={nodes} nodeId={partition.nodeId} />
          </td>
          <td data-number>{formatCount(partition.outboxDepth)}</td>
          <td data-number>
            {partition.outboxDepth > 0 ? formatDuration(partition.outboxOldestSeconds) : '–'}
          </td>
          <td data-number>{formatCount(partition.outboxPerMinute)}</td>
          <td data-number>{formatCount(partition.parked)}</td>
          <td data-number>{formatCount(partition.staleLeases)}</td>
          <td>
            <MeasuredAt partition={partition} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
