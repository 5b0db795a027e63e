import { NativeSelect, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { countOf } from '#lib/format/number.ts';
import { clusterOptions } from './api/get-cluster.ts';
import { OutboxTable } from './components/outbox-table.tsx';
import { ParkedList } from './components/parked-list.tsx';

/** What waits: messages between nodes, and work that jobs have put aside. */
export function QueuesPage() {
  const { partition: chosenId } = useSearch({ from: '/ops/queues' });
  const navigate = useNavigate({ from: '/ops/queues' });
  const { data, error, isPending, refetch } = useQuery(clusterOptions());
  const partitions = data?.partitions ?? [];
  const shown = partitions.filter(({ id }) => chosenId === undefined || id === chosenId);
  const waiting = shown.reduce((sum, { outboxDepth }) => sum + outboxDepth, 0);
  const parked = shown.reduce((sum, partition) => sum + partition.parked, 0);
  return (
    <Page width="full">
      <PageHead
        title="Queues"
        sentence={
          data === undefined
            ? 'What waits, and why.'
            : `${countOf(waiting, 'message')} on the way between nodes, ${countOf(parked, 'piece', 'pieces')} of work put aside.`
        }
        actions={<TimeModeSwitch />}
      />
      <Stack gap="lg">
        <NativeSelect
          label="Partition"
          w={{ base: '100%', xs: 280 }}
          value={chosenId ?? ''}
          data={[
            { value: '', label: 'All' },
            ...partitions.map(({ id, role }) => ({ value: id, label: `${id} (${role})` })),
          ]}
          onChange={(event) => {
            const id = event.currentTarget.value;
            void navigate({ search: id === '' ? {} : { partition: id }, replace: true });
          }}
        />
        <section aria-labelledby="outbox-heading">
          <Title order={2} id="outbox-heading" mb="sm">
            Messages between nodes
          </Title>
          {isPending && <RowSkeletons height={44} rows={5} />}
          {error !== null && data === undefined && (
            <ErrorState
              error={error}
              title="The messages cannot be shown"
              onRetry={() => void refetch()}
            />
          )}
          {data !== undefined && <OutboxTable nodes={data.nodes} partitions={shown} />}
        </section>
        <section aria-labelledby="parked-heading">
          <Title order={2} id="parked-heading" mb="sm">
            Put aside
          </Title>
          <ParkedList partitionId={chosenId ?? null} />
        </section>
      </Stack>
    </Page>
  );
}
