import { Button, Group, Stack } from '@mantine/core';
import { IconListDetails, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { auditOptions } from './api/list-audit.ts';
import { AuditTable } from './components/audit-table.tsx';
import { describeAction } from './logic/describe-action.ts';

const chips = [
  ['action', 'Action'],
  ['target', 'About'],
  ['account', 'By account'],
] as const;

/** What operators did, to what and when. */
export function AuditPage() {
  const search = useSearch({ from: '/ops/audit' });
  const navigate = useNavigate({ from: '/ops/audit' });
  const query = useInfiniteQuery(
    auditOptions({
      action: search.action ?? null,
      target: search.target ?? null,
      accountId: search.account ?? null,
    }),
  );
  const entries = query.data?.pages.flatMap(({ edges }) => edges) ?? [];
  const narrowed = chips.filter(([key]) => search[key] !== undefined);
  return (
    <Page width="full">
      <PageHead
        title="Audit log"
        sentence="What operators did, the newest first. Nothing here is ever changed or removed."
        actions={<TimeModeSwitch />}
      />
      <Stack gap="md">
        {narrowed.length > 0 && (
          <Group gap="xs">
            {narrowed.map(([key, label]) => {
              const value = search[key] ?? '';
              const words = `${label}: ${key === 'action' ? describeAction(value) : value}`;
              return (
                <Button
                  key={key}
                  variant="default"
                  size="compact-md"
                  rightSection={<IconX size={14} aria-hidden />}
                  aria-label={`Remove filter ${words}`}
                  onClick={() => {
                    const rest = Object.entries(search).filter(([name]) => name !== key);
                    void navigate({ search: Object.fromEntries(rest), replace: true });
                  }}
                >
                  {words}
                </Button>
              );
            })}
          </Group>
        )}
        {query.isPending && <RowSkeletons height={44} rows={8} />}
        {query.error !== null && entries.length === 0 && (
          <ErrorState
            error={query.error}
            title="The audit log cannot be shown"
            onRetry={() => void query.refetch()}
          />
        )}
        {query.isSuccess && entries.length === 0 && (
          <Empty
            icon={IconListDetails}
            title={narrowed.length === 0 ? 'No operator has done anything yet' : 'Nothing matches'}
          >
            {narrowed.length === 0
              ? 'Each action of an operator leaves a line here.'
              : 'Take a filter away to see more.'}
          </Empty>
        )}
        {entries.length > 0 && <AuditTable entries={entries} />}
        <LoadMore query={query} noun="actions" />
      </Stack>
    </Page>
  );
}
