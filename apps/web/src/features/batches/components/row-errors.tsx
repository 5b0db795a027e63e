import { Button, Group, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from '#components/data-table/data-table.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { countOf } from '#lib/format/number.ts';
import { showProblem } from '#lib/show-problem.ts';
import { downloadText } from '#lib/download-text.ts';
import type { RowError } from '../api/list-row-errors.ts';
import { rowErrorsOptions } from '../api/list-row-errors.ts';

interface RowErrorsProps {
  readonly batchId: string;
  readonly count: number;
}

/** The rows that cannot be used, each with its line and column. */
export function RowErrors({ batchId, count }: RowErrorsProps) {
  const query = useInfiniteQuery(rowErrorsOptions(batchId));
  const errors = flattenPages(
    query.data?.pages ?? [],
    (error) => `${error.line} ${error.column ?? ''} ${error.message}`,
  );
  return (
    <section aria-labelledby="row-errors-heading">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="row-errors-heading">
          {countOf(count, 'row')} with a problem
        </Title>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={errors.length === 0}
          onClick={() => void download(errors)}
        >
          Download the list
        </Button>
      </Group>
      {query.isPending && <RowSkeletons rows={3} height={40} />}
      {query.error !== null && (
        <ErrorState
          error={query.error}
          title="The rows cannot be listed"
          onRetry={() => void query.refetch()}
        />
      )}
      {errors.length > 0 && (
        <DataTable
          label="Rows with a problem"
          maxHeight={360}
          head={
            <>
              <th scope="col" data-number>
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong</th>
            </>
          }
        >
          {errors.map((error, index) => (
            <tr key={index}>
              <th scope="row" data-number>
                {error.line}
              </th>
              <td>{error.column ?? '–'}</td>
              <td>
                <bdi>{error.message}</bdi>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
      <LoadMore query={query} noun="rows" />
    </section>
  );
}

/** The code that writes CSV is large and seldom needed. */
async function download(errors: readonly RowError[]): Promise<void> {
  try {
    const { rowErrorsAsCsv } = await import('../logic/row-errors-csv.ts');
    downloadText('row-errors.csv', 'text/csv', rowErrorsAsCsv(errors));
  } catch (error) {
    showProblem('The list cannot be downloaded', error);
  }
}
