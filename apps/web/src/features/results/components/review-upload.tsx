import { Alert, Button, FileInput, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/Progress.css';
import { IconFileCheck, IconFileUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { countOf } from '#lib/format/number.ts';
import type { ReviewProgress } from '../logic/send-review.ts';
import { previewReview, sendReview } from '../logic/send-review.ts';
import { ReviewPreviewView } from './review-preview-view.tsx';

interface ReviewUploadProps {
  readonly batchId: string;
  readonly disabled: boolean;
}

/** Takes a results file back in which Approve and Reject are filled in: a look first, then it is done. */
export function ReviewUpload({ batchId, disabled }: ReviewUploadProps) {
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<ReviewProgress | null>(null);
  const preview = useMutation({ mutationFn: (chosen: File) => previewReview(batchId, chosen) });
  const send = useMutation({
    mutationFn: (chosen: File) => sendReview(batchId, chosen, setProgress),
  });

  function choose(chosen: File | null): void {
    setFile(chosen);
    setProgress(null);
    send.reset();
    preview.reset();
    if (chosen !== null) preview.mutate(chosen);
  }

  const count = preview.data === undefined ? 0 : preview.data.approve + preview.data.reject;
  const error = preview.error ?? send.error;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileUpload size={18} aria-hidden />}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        Review by file
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          if (!send.isPending) setOpen(false);
        }}
        title="Review by file"
        size="lg"
        data-blocks-shortcuts
      >
        <Stack gap="md">
          <Text size="sm">
            Export the results, put an x into the column Approve or a reason into the column Reject,
            and upload the file. Lines with neither stay as they are.
          </Text>
          <FileInput
            label="Results file"
            placeholder="Choose a CSV file"
            accept=".csv,.tsv,.txt,.jsonl,text/csv"
            clearable
            disabled={send.isPending}
            value={file}
            onChange={choose}
          />
          {preview.isPending && (
            <Text size="sm" role="status">
              Reading the file…
            </Text>
          )}
          {error !== null && (
            <Alert
              color="orange"
              role="alert"
              title={preview.error ? 'The file cannot be used' : 'The file was not carried out'}
            >
              {error.message}
            </Alert>
          )}
          {preview.data !== undefined && !send.isSuccess && (
            <ReviewPreviewView preview={preview.data} />
          )}
          {send.isPending && progress !== null && (
            <Progress
              aria-label="Progress of the review"
              value={progress.of === 0 ? 100 : (progress.done / progress.of) * 100}
            />
          )}
          {send.isSuccess && (
            <Alert color="green" role="status" title="The review is done" icon={<IconFileCheck />}>
              {countOf(send.data.approved, 'answer')} approved,{' '}
              {countOf(send.data.rejected, 'answer')} rejected.
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" disabled={send.isPending} onClick={() => setOpen(false)}>
              Close
            </Button>
            {!send.isSuccess && (
              <Button
                disabled={file === null || count === 0}
                loading={send.isPending}
                onClick={() => {
                  if (file !== null) send.mutate(file);
                }}
              >
                {count === 0 ? 'Carry out' : `Decide ${countOf(count, 'answer')}`}
              </Button>
            )}
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
