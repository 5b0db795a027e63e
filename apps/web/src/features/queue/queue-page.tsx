import { Stack } from '@mantine/core';
import { IconClockPlay } from '@tabler/icons-react';
import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { useNow } from '#lib/clock/use-now.ts';
import { delayedActions } from '#lib/delayed-action.ts';
import { formatClock } from '#lib/format/duration.ts';
import { formatMoney, sumMoney } from '#lib/format/money.ts';
import { leaveOutReturning } from '#lib/performer/returning.ts';
import { queueOptions } from './api/get-queue.ts';
import type { HeldAssignment } from './api/get-queue.ts';
import { QueueList } from './components/queue-list.tsx';

/** Tasks in hand: how many, what they are worth, which ends first. */
export function QueuePage() {
  const query = useQuery(queueOptions());
  const actions = useSyncExternalStore(delayedActions.subscribe, delayedActions.get);
  const held = leaveOutReturning(query.data?.assignments ?? [], actions);
  const now = useNow(5_000);
  const first = held.find(({ deadlineAt }) => Date.parse(deadlineAt) > now);
  return (
    <Page>
      <PageHead
        title="Queue"
        sentence={
          query.data ? (
            <Sentence held={held} limit={query.data.limit} />
          ) : (
            'What you hold, soonest end first.'
          )
        }
        actions={
          first && (
            <ButtonLink to="/do/$assignmentId" params={{ assignmentId: first.id }}>
              Continue first
            </ButtonLink>
          )
        }
      />
      {query.isPending && <RowSkeletons height={84} rows={3} />}
      {query.isError && !query.data && (
        <ErrorState
          error={query.error}
          title="Your queue cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && held.length === 0 && (
        <Empty
          icon={IconClockPlay}
          title="Nothing in hand"
          action={<ButtonLink to="/tasks">Find work</ButtonLink>}
        >
          Tasks that you accept wait here until you do them, return them, or their time is over.
        </Empty>
      )}
      <Stack gap="xs">
        <QueueList held={held} />
      </Stack>
    </Page>
  );
}

interface SentenceProps {
  readonly held: readonly HeldAssignment[];
  readonly limit: number;
}

function Sentence({ held, limit }: SentenceProps) {
  const now = useNow(held.length > 0 ? 1_000 : 60_000);
  const open = held.filter(({ deadlineAt }) => Date.parse(deadlineAt) > now);
  const value = sumMoney(open.map(({ reward }) => reward));
  const [first] = open;
  if (!first || !value) return <>You can hold up to {limit} tasks at once.</>;
  const left = (Date.parse(first.deadlineAt) - now) / 1_000;
  return (
    <span className="tabular">
      {open.length} of {limit} held · {formatMoney(value)} · first ends in {formatClock(left)}
    </span>
  );
}

/** What the page asks first, sent while it is on its way. */
export function askAhead(client: QueryClient) {
  return client.query(queueOptions());
}
