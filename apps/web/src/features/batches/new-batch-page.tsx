import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { checkInterfaceColumns, readInterface } from '@exchange/interfaces';
import { useRef, useState } from 'react';
import { isWithin } from '#components/number/bounds.ts';
import { Problem } from '#components/problem/problem.tsx';
import { useNow } from '#lib/clock/use-now.ts';
import { formatMoney } from '#lib/format/money.ts';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { balanceOptions } from './api/get-balance.ts';
import { useCreateBatch } from './api/create-batch.ts';
import { typeChoicesOptions } from './api/list-type-choices.ts';
import { BatchPreview } from './components/batch-preview.tsx';
import type { ChosenFile } from './components/choose-file.tsx';
import { ChooseFile } from './components/choose-file.tsx';
import { ChooseType } from './components/choose-type.tsx';
import { EndAct, HeadAct, ThumbAct } from './components/main-act.tsx';
import { OptionsForm } from './components/options-form.tsx';
import { ReceiptCard } from './components/receipt-card.tsx';
import { Step } from './components/step.tsx';
import { UploadProgress } from './components/upload-progress.tsx';
import { answerBounds, checkOptions, firstOptions, toInstant } from './logic/batch-options.ts';
import { nameForFile } from './logic/name-for-file.ts';
import { makeReceipt } from './logic/receipt.ts';
import { useBatchUpload } from './logic/use-batch-upload.ts';
import classes from './components/new-batch.module.css';

/** From a task type and a file to a draft: nothing is published or reserved here. */
export function NewBatchPage() {
  const { typeId = null } = useSearch({ from: '/batches/new' });
  const navigate = useNavigate();
  const now = useNow(30_000);
  const { data: types } = useQuery(typeChoicesOptions());
  const { data: balance } = useQuery(balanceOptions());
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [options, setOptions] = useState(firstOptions);
  const [problem, setProblem] = useState<string | null>(null);
  // A second try after a broken upload goes to the same empty batch, unless its terms changed.
  const made = useRef<{
    readonly id: string;
    readonly path: string;
    readonly terms: string;
  } | null>(null);
  const create = useCreateBatch();
  const upload = useBatchUpload((batchId) => {
    void navigate({ to: '/batches/$batchId', params: { batchId } });
  });

  const type = types?.find((candidate) => candidate.id === typeId) ?? null;
  const form = type === null ? null : readInterface(type.form);
  const preview = chosen?.preview ?? null;
  const fits =
    form !== null &&
    preview !== null &&
    checkInterfaceColumns(form, preview.columns).missing.length === 0 &&
    !preview.hints.some((hint) => hint.severity === 'error');
  const { assignmentsWanted } = options;
  const wanted = isWithin(assignmentsWanted, answerBounds) ? assignmentsWanted : 0;
  const isBusy = create.isPending || upload.state.kind === 'sending';
  const send = {
    label: 'Upload',
    disabled: !fits || isBusy,
    loading: create.isPending,
    onClick: () => void start(),
  };

  async function start(startOver = false): Promise<void> {
    if (type === null || chosen === null) return;
    const found = checkOptions(options, now);
    setProblem(found);
    // What comes of it is said at the top, which is out of sight from the end of the page.
    window.scrollTo({ top: 0 });
    if (found !== null) return;
    const { deadline, extraAnswers: extra, ...rest } = options;
    const input = {
      ...rest,
      typeId: type.id,
      name: options.name.trim(),
      deadlineAt: toInstant(deadline),
      extraAnswers: extra === null ? null : { ...extra, confidence: extra.confidence / 100 },
    };
    const terms = JSON.stringify(input);
    try {
      if (made.current?.terms !== terms) {
        const result = await create.mutateAsync(input);
        if (result.__typename !== 'CreateBatchSuccess') {
          setProblem(result.message);
          return;
        }
        made.current = { id: result.batch.id, path: result.uploadPath, terms };
      }
      upload.start(made.current.id, made.current.path, chosen.file, startOver);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The batch could not be made.');
    }
  }

  return (
    <Page width="full">
      <PageHead
        title="New batch"
        sentence="Choose a task type, drop the rows, look at them. Nothing is published before you say so."
        actions={<HeadAct {...send} />}
      />
      <div className={classes.columns}>
        <Stack gap="xl">
          <Problem message={problem} />
          <UploadProgress
            state={upload.state}
            onStop={upload.stop}
            onStartOver={() => void start(true)}
          />
          <Step number={1} title="Task type" done={type !== null}>
            <ChooseType
              chosenId={typeId}
              onChoose={(next) =>
                void navigate({ to: '/batches/new', search: { typeId: next.id }, replace: true })
              }
            />
          </Step>
          <Step number={2} title="Rows" done={fits}>
            {form === null ? (
              <Text c="dimmed">
                Choose a task type first: its form says which columns the file needs.
              </Text>
            ) : (
              <ChooseFile
                form={form}
                chosen={chosen}
                onChoose={(next) => {
                  setChosen(next);
                  setOptions({
                    ...options,
                    name: nameForFile(options.name, chosen?.file.name, next?.file.name),
                  });
                }}
              />
            )}
          </Step>
          <Step number={3} title="Options" done={checkOptions(options, now) === null}>
            <OptionsForm
              options={options}
              currency={type?.reward.currency ?? 'USD'}
              onChange={(change) => setOptions({ ...options, ...change })}
            />
          </Step>
        </Stack>
        <div className={classes.side}>
          {type !== null && (
            <ReceiptCard
              isEstimate
              typeId={type.id}
              currency={type.reward.currency}
              receipt={makeReceipt({
                tasks: preview?.rowCount ?? 0,
                assignments: (preview?.rowCount ?? 0) * wanted,
                rewardMinor: type.reward.minor,
                feeMinor: type.fee.minor,
                availableMinor: balance?.minor ?? 0,
              })}
            >
              {isWithin(options.extraAnswers?.budgetMinor, { min: 1 }) && (
                <Text size="sm" mt="xs">
                  And up to{' '}
                  {formatMoney({
                    minor: options.extraAnswers.budgetMinor,
                    currency: type.reward.currency,
                  })}{' '}
                  for extra answers, reserved as they are asked for.
                </Text>
              )}
            </ReceiptCard>
          )}
          {type !== null && preview !== null && fits && (
            <BatchPreview
              type={type}
              rows={preview.rows.map(({ number, input }) => ({
                label: `${preview.countedBy} ${number}`,
                input,
              }))}
            />
          )}
        </div>
      </div>
      <EndAct {...send} />
      <ThumbAct {...send} />
    </Page>
  );
}
