import { Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '#components/data-table/data-table.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { formatCount } from '#lib/format/number.ts';
import { grantsOptions, type Grant } from '../api/get-qualification.ts';
import { WordsDialog } from './words-dialog.tsx';

const sources: Readonly<Record<string, string>> = {
  direct: 'given',
  request: 'asked for',
  automatic: 'at once',
};

/** Who holds the qualification. */
export function HolderTable({ qualificationId }: { readonly qualificationId: string }) {
  const query = useInfiniteQuery(grantsOptions(qualificationId, 'GRANTED'));
  const [losing, setLosing] = useState<Grant | null>(null);
  const grants = flattenPages(query.data?.pages ?? [], ({ performerId }) => performerId);
  return (
    <section aria-labelledby="holders-heading">
      <Title order={2} id="holders-heading" mb="sm">
        Who holds it
      </Title>
      {query.isPending && <RowSkeletons height={48} rows={3} />}
      {query.error !== null && grants.length === 0 && (
        <ErrorState
          error={query.error}
          title="The holders cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && grants.length === 0 && <Text c="dimmed">Nobody yet.</Text>}
      {grants.length > 0 && (
        <DataTable
          label="Holders"
          head={
            <>
              <th scope="col">Performer</th>
              <th scope="col" data-number>
                Value
              </th>
              <th scope="col">Since</th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </>
          }
        >
          {grants.map((grant) => (
            <tr key={grant.performerId}>
              <th scope="row">
                <bdi>{grant.performer?.displayName ?? grant.performerId}</bdi>
                <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
                  {grant.performerId}
                </Text>
              </th>
              <td data-number>{formatCount(grant.value)}</td>
              <td>
                <RelativeTime at={grant.changedAt} />, {sources[grant.source] ?? grant.source}
              </td>
              <td>
                <Button variant="default" size="compact-md" onClick={() => setLosing(grant)}>
                  Take back
                </Button>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
      <LoadMore query={query} noun="holders" />
      {losing !== null && (
        <WordsDialog
          title="Take it back"
          sentence={`${losing.performer?.displayName ?? losing.performerId} does not hold it any more. Work in hand goes on.`}
          button="Take back"
          onClose={() => setLosing(null)}
          change={(reason) => ({
            kind: 'revoke',
            input: {
              qualificationTypeId: qualificationId,
              performerIds: [losing.performerId],
              reason,
            },
          })}
        />
      )}
    </section>
  );
}
