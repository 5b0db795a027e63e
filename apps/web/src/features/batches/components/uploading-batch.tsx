import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { readInterface } from '@exchange/interfaces';
import { useState } from 'react';
import { countOf } from '#lib/format/number.ts';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import type { BatchDetail } from '../api/get-batch.ts';
import { useBatchUpload } from '../logic/use-batch-upload.ts';
import type { ChosenFile } from './choose-file.tsx';
import { ChooseFile } from './choose-file.tsx';
import { DiscardButton } from './discard-button.tsx';
import { UploadProgress } from './upload-progress.tsx';

/** A batch whose rows are not in: they are chosen and sent here. */
export function UploadingBatch({ batch }: { readonly batch: BatchDetail }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const upload = useBatchUpload(
    () => void client.invalidateQueries({ queryKey: ['batch', batch.id] }),
  );
  const of = readInterface(batch.type.form);
  const isSending = upload.state.kind === 'sending';
  const { rowsReceived } = batch.upload;

  function start(startOver: boolean): void {
    if (chosen === null) return;
    upload.start(batch.id, `/api/batches/${batch.id}/rows`, chosen.file, startOver);
  }

  return (
    <Page>
      <PageHead
        title={batch.name}
        sentence={
          <>
            <StatusBadge kind="batch" status={batch.status} />{' '}
            {rowsReceived === 0
              ? 'The rows are not in yet.'
              : `The first ${countOf(rowsReceived, 'row')} are in. Choose the same file to go on.`}
          </>
        }
        actions={
          <>
            <DiscardButton batch={batch} />
            <Button disabled={chosen === null || isSending} onClick={() => start(false)}>
              Upload
            </Button>
          </>
        }
      />
      <Stack gap="lg">
        <UploadProgress state={upload.state} onStop={upload.stop} onStartOver={() => start(true)} />
        {of !== null && <ChooseFile form={of} chosen={chosen} onChoose={setChosen} />}
      </Stack>
    </Page>
  );
}
