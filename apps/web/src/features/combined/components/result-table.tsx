import { IconChecks } from '@tabler/icons-react';
import { readInterface } from '@exchange/interfaces';
import { renderFields } from '@exchange/tasks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from '#components/data-table/data-table.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { readAnswer } from '#lib/answers/describe-answer.ts';
import { describeItem } from '#lib/answers/describe-item.ts';
import { flattenPages } from '#lib/flatten-pages.ts';
import { formatCount, formatShare } from '#lib/format/number.ts';
import type { CombinedBatch } from '../api/get-combined.ts';
import { combinedResultsOptions, type CombinedRow } from '../api/list-combined.ts';
import { describeValue } from '../logic/describe-value.ts';

interface ResultTableProps {
  readonly batch: CombinedBatch;
  readonly of: { readonly id: string; readonly field: string; readonly madeAt: string };
  /** Only what is less sure, 0 to 1. */
  readonly below: number | null;
}

/** Combined values, the least sure first. */
export function ResultTable({ batch, of, below }: ResultTableProps) {
  const query = useInfiniteQuery(combinedResultsOptions(of, below));
  const rows = flattenPages(query.data?.pages ?? [], (row) => row.task.id);
  const form = readInterface(batch.type.form);
  const itemOf = ({ input, row }: CombinedRow['task']): string =>
    form === null ? 'Item' : describeItem(form, readAnswer(input), row ?? null);
  // With this item's values in the words; templates and external pages have no fields.
  const valueOf = ({ value, task }: CombinedRow): string => {
    const fields =
      form === null || form.kind !== undefined ? [] : renderFields(form, readAnswer(task.input));
    return describeValue(
      value,
      fields.find(({ name }) => name === of.field),
    );
  };
  if (query.isPending) return <RowSkeletons height={44} rows={5} />;
  if (query.error !== null && rows.length === 0) {
    return (
      <ErrorState
        error={query.error}
        title="The results cannot be shown"
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (rows.length === 0) {
    return (
      <Empty icon={IconChecks} title="No task is less sure">
        Every combined answer is at least that sure.
      </Empty>
    );
  }
  return (
    <>
      <DataTable
        label="Combined answers"
        head={
          <>
            <th scope="col">Item</th>
            <th scope="col">Combined answer</th>
            <th scope="col" data-number>
              Confidence
            </th>
            <th scope="col" data-number>
              Agree with it
            </th>
            <th scope="col" data-number>
              Answers
            </th>
          </>
        }
      >
        {rows.map((row) => (
          <tr key={row.task.id}>
            <th scope="row">
              <bdi>{itemOf(row.task)}</bdi>
            </th>
            <td>
              <bdi>{valueOf(row)}</bdi>
            </td>
            <td data-number>{formatShare(row.confidence)}</td>
            <td data-number>
              {typeof row.agreement === 'number' ? formatShare(row.agreement) : '–'}
            </td>
            <td data-number>{formatCount(row.answers)}</td>
          </tr>
        ))}
      </DataTable>
      <LoadMore query={query} noun="tasks" />
    </>
  );
}
