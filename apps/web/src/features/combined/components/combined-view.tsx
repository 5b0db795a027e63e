import { Alert, Button, Stack, Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { IconArrowsJoin } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Problem } from '#components/problem/problem.tsx';
import { useProblem } from '#components/problem/use-problem.ts';
import { Empty } from '#components/states/empty.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { extraStatusWords } from '#lib/extra-status-words.ts';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import { useAskCombined } from '../api/ask-combined.ts';
import { isUnderWay, type CombinedBatch } from '../api/get-combined.ts';
import { CombineProgress } from './combine-progress.tsx';
import { FieldView } from './field-view.tsx';

/** What the answers of a batch come to, field by field. */
export function CombinedView({ batch }: { readonly batch: CombinedBatch }) {
  const { field: shown } = useSearch({ from: '/batches/$batchId/combined' });
  const navigate = useNavigate({ from: '/batches/$batchId/combined' });
  const ask = useAskCombined(batch.id);
  const { problem, answers } = useProblem(() => undefined);
  const { combined, extraAnswers: extra } = batch;
  const fields = combined?.fields ?? [];
  const field = fields.find(({ name }) => name === shown) ?? fields[0];
  const busy = combined ? isUnderWay(combined.status) : false;
  const start = () => ask.mutate({ kind: 'combine' }, answers);
  const file = `/api/batches/${encodeURIComponent(batch.id)}/combined`;
  return (
    <Page width="full">
      <PageHead
        title={`Combined answers of ${batch.name}`}
        heading={
          <>
            Combined answers: <bdi>{batch.name}</bdi>
          </>
        }
        sentence={
          <>
            {combined?.madeAt && (
              <>
                Made of {countOf(combined.answers, 'answer')} <RelativeTime at={combined.madeAt} />.{' '}
                {!combined.isCurrent &&
                  !busy &&
                  'There are newer answers: it begins anew shortly. '}
              </>
            )}
            <AnchorLink to="/batches/$batchId" params={{ batchId: batch.id }} underline="always">
              Back to the batch
            </AnchorLink>
          </>
        }
        actions={
          <>
            {combined?.madeAt && fields.length > 0 && (
              <>
                <Button component="a" variant="default" href={`${file}.jsonl`} download>
                  JSON lines
                </Button>
                <Button component="a" variant="default" href={`${file}.csv`} download>
                  CSV
                </Button>
              </>
            )}
            {combined && !busy && (
              <Button loading={ask.isPending} onClick={start}>
                Combine anew
              </Button>
            )}
          </>
        }
      />
      <Stack gap="lg">
        <Problem message={problem ?? combined?.problem ?? null} />
        {extra && (
          <Alert color="gray" title="More answers where people disagree">
            {countOf(extra.asked, 'extra answer')} asked for, {formatMoney(extra.cost)} of{' '}
            {formatMoney(extra.budget)}. {extraStatusWords[extra.status]}
          </Alert>
        )}
        {combined && busy && (
          <CombineProgress
            combined={combined}
            onStop={() => ask.mutate({ kind: 'stop' }, answers)}
          />
        )}
        {!combined && (
          <Empty
            icon={IconArrowsJoin}
            title="Several people's answers, one result"
            action={
              <Button loading={ask.isPending} onClick={start}>
                Combine the answers
              </Button>
            }
          >
            For each task: the answer that the evidence speaks for, how sure it is, and how well
            each performer does. It is kept up to date as answers come in.
          </Empty>
        )}
        {combined?.madeAt && field === undefined && (
          <Empty icon={IconArrowsJoin} title="There is nothing to combine">
            {combined.answers === 0
              ? 'No answer has come yet. It begins anew by itself when some have.'
              : 'None of the questions can be combined: choices, yes and no, numbers, boxes and spans can.'}
          </Empty>
        )}
        {fields.length > 1 && (
          <Tabs
            value={field?.name ?? null}
            onChange={(name) => {
              void navigate({ search: name === null ? {} : { field: name } });
            }}
          >
            <Tabs.List>
              {fields.map(({ name, label }) => (
                <Tabs.Tab key={name} value={name}>
                  <bdi>{label}</bdi>
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        )}
        {combined?.madeAt && field !== undefined && (
          <FieldView
            key={field.name}
            batch={batch}
            field={field}
            madeAt={combined.madeAt}
            picked={combined.picked}
            onPick={(methods) => ask.mutate({ kind: 'combine', methods }, answers)}
          />
        )}
      </Stack>
    </Page>
  );
}
