import { Button, Center, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconKey, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { PageHead } from '#components/page-head/page-head.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { countOf } from '#lib/format/number.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { leasesOptions } from './api/list-leases.ts';
import { LeaseTable } from './components/lease-table.tsx';
import { filterLeases } from './logic/filter-leases.ts';
import { leaseStatuses } from './operator-search.ts';

const pageSize = 50;

/** Which slots are with whom, and until when. */
export function LeasesPage() {
  const search = useSearch({ from: '/ops/leases' });
  const navigate = useNavigate({ from: '/ops/leases' });
  const [first, setFirst] = useState(pageSize);
  const field = useRef<HTMLInputElement>(null);
  const { data, error, isPending, refetch } = useQuery(
    leasesOptions(search.partition ?? null, first),
  );
  const leases = data?.leases ?? [];
  const shown = filterLeases(leases, search);
  useShortcut({ keys: '/', label: 'Search' }, () => field.current?.focus());

  function change(part: Partial<Record<'partition' | 'status' | 'q', string>>): void {
    void navigate({
      search: (before) => {
        const next = { ...before, ...part };
        const status = leaseStatuses.find((candidate) => candidate === next.status);
        return {
          ...(next.partition ? { partition: next.partition } : {}),
          ...(status ? { status } : {}),
          ...(next.q ? { q: next.q } : {}),
        };
      },
      replace: true,
    });
  }

  return (
    <Page width="full">
      <PageHead
        title="Leases"
        sentence={`${countOf(shown.length, 'lease')} shown, newest first.`}
        actions={<TimeModeSwitch />}
      />
      <Stack gap="md">
        <Group align="flex-end" gap="sm">
          <TextInput
            ref={field}
            label="Search"
            placeholder="Id of a lease, task or partition"
            leftSection={<IconSearch size={16} aria-hidden />}
            w={{ base: '100%', xs: 280 }}
            value={search.q ?? ''}
            onChange={(event) => change({ q: event.currentTarget.value })}
          />
          <NativeSelect
            label="Partition"
            value={search.partition ?? ''}
            data={[
              { value: '', label: 'All' },
              ...(data?.partitions ?? []).map((partition) => ({
                value: partition.id,
                label: `${partition.id} (${partition.role})`,
              })),
            ]}
            onChange={(event) => change({ partition: event.currentTarget.value })}
          />
          <NativeSelect
            label="Status"
            value={search.status ?? ''}
            data={[
              { value: '', label: 'All' },
              ...leaseStatuses.map((status) => ({ value: status, label: status })),
            ]}
            onChange={(event) => change({ status: event.currentTarget.value })}
          />
        </Group>
        {isPending && <RowSkeletons height={44} rows={8} />}
        {error !== null && data === undefined && (
          <ErrorState
            error={error}
            title="The leases cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
        {data !== undefined && shown.length === 0 && (
          <Empty
            icon={IconKey}
            title={leases.length === 0 ? 'No lease yet' : 'No lease matches'}
            action={
              leases.length === 0 ? undefined : (
                <Button
                  variant="default"
                  onClick={() => change({ partition: '', status: '', q: '' })}
                >
                  Clear the filters
                </Button>
              )
            }
          >
            {leases.length === 0
              ? 'Leases appear when a performer node takes tasks into its stock.'
              : 'Other words or another status may find it.'}
          </Empty>
        )}
        {shown.length > 0 && <LeaseTable leases={shown} />}
        {leases.length === first && (
          <Center>
            <Button variant="default" onClick={() => setFirst(first + 2 * pageSize)}>
              More leases
            </Button>
          </Center>
        )}
      </Stack>
    </Page>
  );
}
