import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { parseTaskForm } from '@exchange/tasks';
import { useState } from 'react';
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
  const parsed = parseTaskForm(batch.type.form);
  const isSending = upload.state.kind === 'sending';
  return (
    <Page>
      <PageHead
        title={batch.name}
        sentence={
          <>
            <StatusBadge kind="batch" status={batch.status} /> The rows are not in yet.
          </>
        }
        actions={
          <>
            <DiscardButton batch={batch} />
            <Button
              disabled={chosen === null || isSending}
              onClick={() => {
                if (chosen !== null)
                  upload.start(batch.id, `/api/batches/${batch.id}/rows`, chosen.file);
              }}
            >
              Upload
            </Button>
          </>
        }
      />
      <Stack gap="lg">
        <UploadProgress state={upload.state} onStop={upload.stop} />
        {parsed.ok && <ChooseFile form={parsed.value} chosen={chosen} onChoose={setChosen} />}
      </Stack>
    </Page>
  );
}
