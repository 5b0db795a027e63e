import { Alert, Stack } from '@mantine/core';
import { useNow } from '#lib/clock/use-now.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatMoney } from '#lib/format/money.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import { isMeasured } from '#lib/is-measured.ts';
import { Page } from '#components/page-head/page.tsx';
import { Plot } from '#components/plot/plot.tsx';
import { SlotBar } from '#components/slot-bar/slot-bar.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { BatchDetail } from '../api/get-batch.ts';
import { BatchFactList } from './batch-fact-list.tsx';
import { BatchHead } from './batch-head.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { ExtraFact } from './extra-fact.tsx';
import { DiagnosisList } from './diagnosis-list.tsx';
import { PublishProgress } from './publish-progress.tsx';
import { RecentAnswers } from './recent-answers.tsx';
import { ReturnReasons } from './return-reasons.tsx';
import { RowErrors } from './row-errors.tsx';
import { drawAnswerCurve } from '../logic/answer-curve.ts';
import { formatMoment } from '../logic/format-moment.ts';
import classes from './live-batch.module.css';

/** A published batch: how far it is, what it costs, what can be done. */
export function LiveBatch({ batch }: { readonly batch: BatchDetail }) {
  const now = useNow(30_000);
  const { progress } = batch;
  const curve = drawAnswerCurve(batch, now);
  const answered = progress.toReview + progress.approved + progress.rejected;
  return (
    <Page>
      <BatchHead batch={batch} />
      <Stack gap="lg">
        {batch.status === 'PUBLISHING' && <PublishProgress batch={batch} />}
        {batch.status === 'CANCELLED' && (
          <Alert
            color="gray"
            title={
              batch.endedBy === 'DEADLINE'
                ? 'This batch ended by itself: its deadline had passed'
                : 'This batch was cancelled'
            }
          >
            {countOf(progress.cancelled, 'assignment')} {progress.cancelled === 1 ? 'was' : 'were'}{' '}
            withdrawn and their money released. Answers that came in stay here.
          </Alert>
        )}
        <DiagnosisList batch={batch} nowMs={now} />
        <section className={`card ${classes.panel ?? ''}`} aria-label="Progress">
          <SlotBar counts={progress} legend tall />
        </section>
        <div className={classes.columns}>
          <section className={`card ${classes.panel ?? ''}`}>
            <Plot
              title="Answers received"
              kind="area"
              valueLabel="Answers in all"
              formatValue={formatCount}
              empty="No answer has come in yet. They are counted here as they come."
              points={curve.map((point) => ({
                label: formatMoment(point.at, curve),
                value: point.submitted,
              }))}
            />
          </section>
          <section className={`card ${classes.panel ?? ''}`} aria-label="Facts">
            <BatchFactList
              facts={[
                ['Spent', `${formatMoney(batch.spent)} of ${formatMoney(batch.cost)}`],
                ['Reserved', formatMoney(batch.reserved)],
                [
                  'Reward + fee',
                  `${formatMoney(batch.type.reward)} + ${formatMoney(batch.type.fee)}`,
                ],
                [
                  'Measured pay',
                  batch.hourlyRate && isMeasured(answered, batch.meanWorkSeconds)
                    ? `≈ ${formatMoney(batch.hourlyRate)}/h`
                    : 'No data yet',
                ],
                [
                  'Time for an answer',
                  typeof batch.meanWorkSeconds === 'number'
                    ? `${formatDuration(batch.meanWorkSeconds)} on average`
                    : 'No answer yet',
                ],
                ['Answers to each task', formatCount(batch.assignmentsWanted)],
                ...(batch.extraAnswers
                  ? [['Extra answers', <ExtraFact key="x" of={batch.extraAnswers} />] as const]
                  : []),
                [
                  'Combined answers',
                  <AnchorLink
                    key="combined"
                    to="/batches/$batchId/combined"
                    params={{ batchId: batch.id }}
                    underline="always"
                  >
                    One answer for each task
                  </AnchorLink>,
                ],
                ['Priority', String(batch.priority)],
                [
                  'Deadline',
                  batch.deadlineAt ? <RelativeTime key="d" at={batch.deadlineAt} /> : 'None',
                ],
                ...(batch.closesAt
                  ? [['Ends by itself', <RelativeTime key="c" at={batch.closesAt} due />] as const]
                  : []),
                [
                  'Published',
                  batch.publishedAt ? <RelativeTime key="p" at={batch.publishedAt} /> : '–',
                ],
                ...(batch.finishedAt
                  ? [['Finished', <RelativeTime key="f" at={batch.finishedAt} />] as const]
                  : []),
                ...(batch.returnReasons.length > 0
                  ? [['Given back because', <ReturnReasons key="r" of={batch} />] as const]
                  : []),
                ...(progress.surplus > 0
                  ? [['Came late, kept and paid', formatCount(progress.surplus)] as const]
                  : []),
              ]}
            />
          </section>
        </div>
        <RecentAnswers batch={batch} />
        {batch.upload.rowsBad > 0 && <RowErrors batchId={batch.id} count={batch.upload.rowsBad} />}
      </Stack>
    </Page>
  );
}
