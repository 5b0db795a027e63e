import { Button, Stack, Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { countOf } from '#lib/format/number.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useDecideProposal } from './api/decide-proposal.ts';
import { proposalsOptions } from './api/list-proposals.ts';
import { AssessmentLine } from './components/assessment-line.tsx';
import { ProposalCard } from './components/proposal-card.tsx';
import classes from './components/proposals.module.css';
import type { ProposalTab } from './proposals-search.ts';
import { proposalTabs } from './proposals-search.ts';

const tabLabels: Readonly<Record<ProposalTab, string>> = { open: 'To decide', decided: 'Decided' };

/** Where users would better live, as measured load and work say. */
export function ProposalsPage() {
  const { tab = 'open' } = useSearch({ from: '/ops/proposals' });
  const navigate = useNavigate({ from: '/ops/proposals' });
  const { data, error, isPending, refetch } = useQuery(proposalsOptions(tab));
  const assess = useDecideProposal();
  const assessment = data?.assessment ?? null;

  function judge(): void {
    assess.mutate(
      { kind: 'assess' },
      {
        onSuccess: ({ problem }) => {
          if (problem !== null) showProblem('No new assessment', problem);
        },
        onError: (failure) => showProblem('The assessment did not work', failure),
      },
    );
  }

  return (
    <Page>
      <PageHead
        title="Proposals"
        sentence={
          assessment === null ? (
            'Moves that would make the exchange work better.'
          ) : (
            <>
              {countOf(assessment.users, 'user')} looked at{' '}
              <RelativeTime at={assessment.endedAt ?? assessment.startedAt} />,{' '}
              {assessment.trigger === 'timer' ? 'by itself' : 'for an operator'}.
            </>
          )
        }
        actions={
          <>
            <TimeModeSwitch />
            <Button
              variant={data?.proposals.some(({ state }) => state === 'OPEN') ? 'default' : 'filled'}
              loading={assess.isPending}
              onClick={judge}
            >
              Assess now
            </Button>
          </>
        }
      />
      <Stack gap="lg">
        {assessment !== null && <AssessmentLine assessment={assessment} />}
        <Tabs
          value={tab}
          onChange={(next) =>
            void navigate({ search: next === 'decided' ? { tab: 'decided' } : {}, replace: true })
          }
        >
          <Tabs.List>
            {proposalTabs.map((value) => (
              <Tabs.Tab key={value} value={value}>
                {tabLabels[value]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {isPending && <RowSkeletons height={190} rows={2} />}
        {error !== null && data === undefined && (
          <ErrorState
            error={error}
            title="The proposals cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
        {data?.proposals.length === 0 && <NoProposal tab={tab} assessed={assessment !== null} />}
        <ul className={classes.list}>
          {data?.proposals.map((proposal, index) => (
            <ProposalCard
              key={proposal.id}
              proposal={proposal}
              isBest={index === 0 && tab === 'open'}
            />
          ))}
        </ul>
      </Stack>
    </Page>
  );
}

function NoProposal({ tab, assessed }: { readonly tab: ProposalTab; readonly assessed: boolean }) {
  if (tab === 'decided') {
    return (
      <Empty icon={IconBulb} title="Nothing was decided yet">
        Proposals that were carried out or put aside stay here.
      </Empty>
    );
  }
  return (
    <Empty icon={IconBulb} title={assessed ? 'Everybody lives well' : 'Not assessed yet'}>
      {assessed
        ? 'No move is worth its cost now. The exchange looks again by itself.'
        : 'An assessment weighs load, work and hours of all users. It is made by itself from time to time, or now.'}
    </Empty>
  );
}
