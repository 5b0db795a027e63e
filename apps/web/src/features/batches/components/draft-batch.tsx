import { Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DepositForm } from '#components/deposit/deposit-form.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { useNow } from '#lib/clock/use-now.ts';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import { balanceOptions } from '../api/get-balance.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import { firstTasksOptions } from '../api/list-first-tasks.ts';
import { canPublish, listPublishChecks } from '../logic/publish-checks.ts';
import { answersWanted, makeReceipt } from '../logic/receipt.ts';
import { readTaskInput } from '../logic/read-task-input.ts';
import { BatchPreview } from './batch-preview.tsx';
import { CheckList } from './check-list.tsx';
import { DiscardButton } from './discard-button.tsx';
import { HeadAct, ThumbAct } from './main-act.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { RowErrors } from './row-errors.tsx';
import classes from './new-batch.module.css';

/** A batch whose rows are in and that nobody sees yet: looked at, paid for and published here. */
export function DraftBatch({ batch }: { readonly batch: BatchDetail }) {
  const now = useNow(30_000);
  const { data: balance } = useQuery(balanceOptions());
  const [fromRow, setFromRow] = useState(1);
  const { data: tasks = [] } = useQuery(firstTasksOptions(batch.id, fromRow));
  const [skipBadRows, setSkipBadRows] = useState(false);
  const [asking, setAsking] = useState(false);
  const { currency } = batch.cost;
  const availableMinor = balance?.minor ?? 0;
  const checks = listPublishChecks(
    {
      status: batch.status,
      tasks: batch.upload.tasks,
      rowsReceived: batch.upload.rowsReceived,
      rowsBad: batch.upload.rowsBad,
      skipBadRows,
      costMinor: batch.cost.minor,
      availableMinor,
      deadlineAt: batch.deadlineAt ?? null,
    },
    now,
    (minor) => formatMoney({ minor, currency }),
  );
  const publish = {
    label: 'Publish',
    disabled: !canPublish(checks),
    onClick: () => setAsking(true),
  };
  const missing = batch.cost.minor - availableMinor;

  return (
    <Page width="full">
      <PageHead
        title={batch.name}
        sentence={
          <>
            <StatusBadge kind="batch" status={batch.status} /> {countOf(batch.upload.tasks, 'task')}{' '}
            of <bdi>“{batch.type.title}”</bdi>. Nobody sees them yet.
          </>
        }
        actions={
          <>
            <DiscardButton batch={batch} />
            <HeadAct {...publish} />
          </>
        }
      />
      <div className={classes.columns}>
        <Stack gap="xl">
          <CheckList checks={checks} />
          {batch.upload.rowsBad > 0 && (
            <Stack gap="sm">
              <RowErrors batchId={batch.id} count={batch.upload.rowsBad} />
              <Switch
                label={`Leave the ${countOf(batch.upload.rowsBad, 'bad row')} out`}
                checked={skipBadRows}
                onChange={(event) => setSkipBadRows(event.currentTarget.checked)}
              />
            </Stack>
          )}
          <BatchPreview
            type={batch.type}
            lastRow={batch.upload.rowsReceived + 1}
            onGoTo={setFromRow}
            rows={tasks.map((task, index) => ({
              label: typeof task.row === 'number' ? `Row ${task.row}` : `Task ${index + 1}`,
              input: readTaskInput(task.input),
            }))}
          />
        </Stack>
        <div className={classes.side}>
          <ReceiptCard
            isEstimate={false}
            typeId={batch.type.id}
            currency={currency}
            receipt={makeReceipt({
              tasks: batch.upload.tasks,
              assignments: answersWanted(batch),
              rewardMinor: batch.type.reward.minor,
              feeMinor: batch.type.fee.minor,
              availableMinor,
            })}
          >
            {balance !== undefined && missing > 0 && (
              <div className={classes.deposit}>
                <DepositForm key={missing} currency={currency} suggestedMinor={missing} />
              </div>
            )}
          </ReceiptCard>
        </div>
      </div>
      <ThumbAct {...publish} />
      <PublishDialog
        batch={batch}
        skipBadRows={skipBadRows}
        opened={asking}
        onClose={() => setAsking(false)}
      />
    </Page>
  );
}
