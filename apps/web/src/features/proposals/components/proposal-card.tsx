import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { countOf, formatCount } from '#lib/format/number.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useDecideProposal } from '../api/decide-proposal.ts';
import type { Proposal } from '../api/list-proposals.ts';
import { formatGain } from '../logic/gain-parts.ts';
import { FigureChanges } from './figure-changes.tsx';
import { GainBars } from './gain-bars.tsx';
import { ProposedMoves } from './proposed-moves.tsx';
import classes from './proposals.module.css';

const ApproveDialog = lazy(() => import('./approve-dialog.tsx'));

interface ProposalCardProps {
  readonly proposal: Proposal;
  /** The best of those that wait: its button is the page's. */
  readonly isBest: boolean;
}

/** A proposal: what it does, what it is expected to bring, and the decision. */
export function ProposalCard({ proposal, isBest }: ProposalCardProps) {
  const { id, summary, state, ways } = proposal;
  const [asking, setAsking] = useState(false);
  const [isListed, setListed] = useState(false);
  const navigate = useNavigate();
  const decide = useDecideProposal();

  function run(kind: 'approve' | 'dismiss'): void {
    decide.mutate(
      { kind, id },
      {
        onSuccess: ({ problem, groupId }) => {
          setAsking(false);
          if (problem !== null) showProblem('Not everything was done', problem);
          if (groupId !== null) {
            void navigate({ to: '/ops/moves', search: { group: groupId } });
          }
        },
        onError: (error) => showProblem('The proposal is as it was', error),
      },
    );
  }

  return (
    <li className={`card ${classes.card ?? ''}`}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.summary}>{summary}</h2>
          <div className={classes.note}>
            {countOf(proposal.users, proposal.role)}, about {formatCount(Math.round(proposal.rows))}{' '}
            rows · fitness {formatGain(proposal.gain)} · <RelativeTime at={proposal.createdAt} />
          </div>
        </div>
        <div className={classes.buttons}>
          {state === 'OPEN' ? (
            <>
              <Button variant="default" loading={decide.isPending} onClick={() => run('dismiss')}>
                Put aside
              </Button>
              <Button variant={isBest ? 'filled' : 'default'} onClick={() => setAsking(true)}>
                Carry out
              </Button>
            </>
          ) : (
            <StatusBadge kind="proposal" status={state} />
          )}
          {proposal.group && (
            <ButtonLink variant="default" to="/ops/moves" search={{ group: proposal.group.id }}>
              Its moves
            </ButtonLink>
          )}
        </div>
      </div>
      <div className={classes.body}>
        <FigureChanges proposal={proposal} />
        <GainBars proposal={proposal} />
      </div>
      <ul className={classes.ways} aria-label="From where to where">
        {ways.map(({ from, to, users }) => (
          <li key={`${from} ${to}`} className={classes.way}>
            {from} → {to}: {countOf(users, 'user')}
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isListed}
          onClick={() => setListed(!isListed)}
        >
          {isListed ? 'Hide whom it moves' : 'Whom it moves'}
        </Button>
        {isListed && <ProposedMoves id={id} users={proposal.users} />}
      </div>
      {asking && (
        <Suspense fallback={null}>
          <ApproveDialog
            proposal={proposal}
            isPending={decide.isPending}
            onConfirm={() => run('approve')}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </li>
  );
}
