import { Skeleton, Stack } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ButtonLink } from '#components/links/button-link.tsx';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { assignmentOptions } from './api/get-assignment.ts';
import { FinishedAssignment } from './components/finished-assignment.tsx';
import { Workspace } from './components/workspace.tsx';

/** One assignment: the place where it is done, or what became of it. */
export function WorkspacePage() {
  const { assignmentId } = useParams({ from: '/do/$assignmentId' });
  const query = useQuery(assignmentOptions(assignmentId));
  if (query.isPending) return <WorkspaceSkeleton />;
  if (query.data === undefined) {
    return (
      <Page width="reading">
        <PageHead title="Task" />
        <ErrorState
          error={query.error}
          title="The task cannot be shown"
          onRetry={() => void query.refetch()}
        />
      </Page>
    );
  }
  if (query.data === null) {
    return (
      <Page width="reading">
        <PageHead title="Task" />
        <Empty
          icon={IconFileOff}
          title="There is no such task in your hands"
          action={<ButtonLink to="/tasks">Find work</ButtonLink>}
        >
          The address may be mistyped, or it belongs to another account.
        </Empty>
      </Page>
    );
  }
  const { status } = query.data;
  if (status === 'ACCEPTED' || status === 'EXPIRED') {
    return <Workspace key={assignmentId} assignment={query.data} />;
  }
  return <FinishedAssignment assignment={query.data} />;
}

function WorkspaceSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton height={56} radius={0} />
      <Page width="reading">
        <Stack gap="lg">
          <Skeleton height={28} width="60%" />
          <Skeleton height={160} radius="lg" />
          <Skeleton height={46} />
          <Skeleton height={46} />
        </Stack>
      </Page>
    </div>
  );
}

/** What the page asks first, sent while it is on its way. */
export function askAhead(
  client: QueryClient,
  { params }: { readonly params: { readonly assignmentId: string } },
) {
  return client.query(assignmentOptions(params.assignmentId));
}
