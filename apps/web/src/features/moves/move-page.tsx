import { Alert, Stack, Title } from '@mantine/core';
import { IconAlertTriangle, IconMoodEmpty } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { ButtonLink } from '#components/links/button-link.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import type { Move } from './api/move-fields.ts';
import { moveOptions } from './api/get-move.ts';
import { MoveActions } from './components/move-actions.tsx';
import { MoveFacts } from './components/move-facts.tsx';
import { MoveWay } from './components/move-way.tsx';
import classes from './components/moves.module.css';
import { PhaseSteps } from './components/phase-steps.tsx';

/** One move: how far it is, what it did, what can be done. */
export function MovePage() {
  const { moveId } = useParams({ from: '/ops/moves/$moveId' });
  const { data: move, error, isPending, refetch } = useQuery(moveOptions(moveId));
  if (move) return <Details move={move} />;
  return (
    <Page>
      <PageHead title="Move" />
      {isPending && <RowSkeletons height={110} rows={3} />}
      {error !== null && (
        <ErrorState
          error={error}
          title="This move cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {move === null && (
        <Empty
          icon={IconMoodEmpty}
          title="There is no such move"
          action={
            <ButtonLink to="/ops/moves" variant="default">
              All moves
            </ButtonLink>
          }
        >
          The address may be incomplete.
        </Empty>
      )}
    </Page>
  );
}

function Details({ move }: { readonly move: Move }) {
  return (
    <Page>
      <PageHead
        title={`Move of ${move.displayName}`}
        heading={
          <>
            Move of <bdi>{move.displayName}</bdi>
          </>
        }
        sentence={
          <span className={classes.state}>
            <StatusBadge kind="move" status={move.state} />
            <MoveWay from={move.from} to={move.to} />
            <AnchorLink to="/ops/moves" underline="always">
              All moves
            </AnchorLink>
          </span>
        }
        actions={
          <>
            <TimeModeSwitch />
            <MoveActions
              name={move.displayName}
              target={{ moveIds: [move.id] }}
              actions={move.actions}
              from={move.from}
              to={move.to}
            />
          </>
        }
      />
      <Stack gap="lg">
        {move.error && (
          <Alert
            color={move.state === 'FAILED' ? 'red' : 'orange'}
            icon={<IconAlertTriangle size={18} />}
            title={
              move.state === 'FAILED' ? 'It could not be carried out' : 'The last step did not work'
            }
          >
            {move.error}{' '}
            {move.retryAt && (
              <>
                It is tried again <RelativeTime at={move.retryAt} due />.
              </>
            )}
          </Alert>
        )}
        <section className={`card ${classes.panel ?? ''}`} aria-label="Way of the move">
          <PhaseSteps state={move.state} step={move.step} />
        </section>
        <section aria-labelledby="facts-heading">
          <Title order={2} id="facts-heading" mb="sm">
            Figures
          </Title>
          <MoveFacts move={move} />
        </section>
      </Stack>
    </Page>
  );
}
