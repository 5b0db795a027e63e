import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DataTable } from '#components/data-table/data-table.tsx';
import { StockBar } from '#components/stock-bar/stock-bar.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatCount, formatShare } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';
import type { ClusterNode } from '../api/get-cluster.ts';
import { MeasuredAt, NodeState, PartitionHead } from './partition-cells.tsx';

interface PartitionTablesProps {
  readonly nodes: readonly ClusterNode[];
  readonly partitions: readonly Partition[];
}

/**
 * Every partition with its figures: the twin of the drawing. A table for each role, because the same
 * figure is another thing on each side: what requesters have leased out is partly in stock with
 * performers, and only the rest is in somebody's hands.
 */
export function PartitionTables({ nodes, partitions }: PartitionTablesProps) {
  return (
    <Stack gap="lg">
      <RoleTable role="requester" nodes={nodes} partitions={partitions} />
      <RoleTable role="performer" nodes={nodes} partitions={partitions} />
    </Stack>
  );
}

interface Column {
  readonly head: string;
  readonly isNumber: boolean;
  readonly show: (partition: Partition) => ReactNode;
}

const columns: Record<'requester' | 'performer', readonly Column[]> = {
  requester: [
    { head: 'Open tasks', isNumber: true, show: ({ openTasks }) => formatCount(openTasks) },
    { head: 'Free slots', isNumber: true, show: ({ slotsAvailable: n }) => formatCount(n) },
    { head: 'Leased out', isNumber: true, show: ({ slotsLeased: n }) => formatCount(n) },
  ],
  performer: [
    { head: 'Tasks known', isNumber: true, show: ({ openTasks }) => formatCount(openTasks) },
    {
      head: 'Stock of target',
      isNumber: false,
      show: ({ slotsAvailable, target }) => (
        <StockBar label="Stock" stock={slotsAvailable} target={target} />
      ),
    },
    { head: 'In hand', isNumber: true, show: ({ slotsLeased: n }) => formatCount(n) },
    {
      head: 'From stock',
      isNumber: true,
      show: ({ localShare }) => (typeof localShare === 'number' ? formatShare(localShare) : '–'),
    },
  ],
};

interface RoleTableProps extends PartitionTablesProps {
  readonly role: 'requester' | 'performer';
}

function RoleTable({ role, nodes, partitions }: RoleTableProps) {
  const shown = partitions.filter((partition) => partition.role === role);
  if (shown.length === 0) return null;
  const title = role === 'requester' ? 'Requester partitions' : 'Performer partitions';
  return (
    <div>
      <Text fw={600} mb={6}>
        {title}
      </Text>
      <DataTable
        label={title}
        head={
          <>
            <th scope="col">Partition</th>
            <th scope="col">Node</th>
            <th scope="col">State</th>
            <th scope="col" data-number>
              Users
            </th>
            {columns[role].map(({ head, isNumber }) => (
              <th key={head} scope="col" data-number={isNumber || undefined}>
                {head}
              </th>
            ))}
            <th scope="col" data-number>
              Outbox
            </th>
            <th scope="col">Measured</th>
          </>
        }
      >
        {shown.map((partition) => (
          <tr key={partition.id}>
            <PartitionHead id={partition.id} />
            <td className="nowrap">{partition.nodeId}</td>
            <td>
              <NodeState nodes={nodes} nodeId={partition.nodeId} />
            </td>
            <td data-number>{formatCount(partition.users)}</td>
            {columns[role].map(({ head, isNumber, show }) => (
              <td key={head} data-number={isNumber || undefined}>
                {show(partition)}
              </td>
            ))}
            <td data-number>
              {formatCount(partition.outboxDepth)}
              {partition.outboxDepth > 0 && (
                <Text span inherit c="dimmed">
                  {' '}
                  since {formatDuration(partition.outboxOldestSeconds)}
                </Text>
              )}
            </td>
            <td>
              <MeasuredAt partition={partition} />
            </td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
