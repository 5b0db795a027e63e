import { useInfiniteQuery } from '@tanstack/react-query';
import { Text } from '@mantine/core';
import { DataTable } from '#components/data-table/data-table.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { formatCount, formatShare } from '#lib/format/number.ts';
import { combinedPerformersOptions, type CombinedPerformer } from '../api/list-combined.ts';

interface PerformerTableProps {
  readonly of: { readonly id: string; readonly field: string; readonly madeAt: string };
}

/** How often each performer's answers agree with the combined ones, as far as their number tells. */
export function PerformerTable({ of }: PerformerTableProps) {
  const query = useInfiniteQuery(combinedPerformersOptions(of));
  const rows = flattenPages(query.data?.pages ?? [], (row) => row.performerId);
  if (query.isPending) return <RowSkeletons height={44} rows={3} />;
  if (query.error !== null && rows.length === 0) {
    return (
      <ErrorState
        error={query.error}
        title="The performers cannot be shown"
        onRetry={() => void query.refetch()}
      />
    );
  }
  const areNumbers = rows.every(({ accuracy }) => typeof accuracy !== 'number');
  return (
    <>
      <DataTable
        label="Performers"
        head={
          <>
            <th scope="col">Performer</th>
            <th scope="col" data-number>
              Answers
            </th>
            <th scope="col">{areNumbers ? 'Distance from the results' : 'Right, estimated'}</th>
          </>
        }
      >
        {rows.map((row) => (
          <tr key={row.performerId}>
            <th scope="row" className="nowrap">
              {row.performerId}
            </th>
            <td data-number>{formatCount(row.answers)}</td>
            <td className="nowrap tabular">{qualityOf(row)}</td>
          </tr>
        ))}
      </DataTable>
      <Text size="xs" c="dimmed" mt="xs">
        {areNumbers
          ? 'Standard deviation of their answers from the results.'
          : 'In brackets where the true share lies with 95% probability. It is agreement with the combined answers: few answers say little, and where all are wrong together nobody is blamed.'}
      </Text>
      <LoadMore query={query} noun="performers" />
    </>
  );
}

function qualityOf({ accuracy, low, high, spread }: CombinedPerformer): string {
  if (typeof accuracy !== 'number') {
    return typeof spread === 'number' ? `± ${Number(spread.toPrecision(3))}` : '–';
  }
  const interval =
    typeof low === 'number' && typeof high === 'number'
      ? ` (${formatShare(low)} to ${formatShare(high)})`
      : '';
  return `${formatShare(accuracy)}${interval}`;
}
