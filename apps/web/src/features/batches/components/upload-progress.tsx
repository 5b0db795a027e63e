import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/Progress.css';
import { useQuery } from '@tanstack/react-query';
import { countOf, formatCount } from '#lib/format/number.ts';
import { uploadOptions } from '../api/get-upload.ts';
import { formatBytes } from '../logic/format-bytes.ts';
import type { UploadState } from '../logic/use-batch-upload.ts';

interface UploadProgressProps {
  readonly state: UploadState;
  readonly onStop: () => void;
  /** Sends all of the file anew. */
  readonly onStartOver: () => void;
}

/** How much of the file has left this device, and what the exchange made of it so far. */
export function UploadProgress({ state, onStop, onStartOver }: UploadProgressProps) {
  if (state.kind === 'idle') return null;
  if (state.kind === 'stopped') {
    return (
      <Alert color="gray" title="Stopped">
        The rows that were read are kept. Press “Upload” to go on with the same file, now or later.
      </Alert>
    );
  }
  if (state.kind === 'broken') {
    return (
      <Alert color="orange" title="The upload was broken off" role="alert">
        {state.message} The rows that were read are kept: press “Upload” to go on.
      </Alert>
    );
  }
  if (state.kind === 'other') {
    return (
      <Alert color="orange" title="This is another file" role="alert">
        {countOf(state.rowsReceived, 'row')} of a file with other content{' '}
        {state.rowsReceived === 1 ? 'is' : 'are'} in this batch already. Choose that file to go on
        with it, or start over with this one.
        <Group mt="sm">
          <Button variant="default" size="sm" onClick={onStartOver}>
            Start over with this file
          </Button>
        </Group>
      </Alert>
    );
  }
  if (state.kind === 'failed') {
    return (
      <Alert color="red" title="The rows were not taken" role="alert">
        {state.message}
      </Alert>
    );
  }
  return <Running {...state} onStop={onStop} />;
}

interface RunningProps {
  readonly batchId: string;
  readonly sent: number;
  readonly total: number;
  readonly onStop: () => void;
}

function Running({ batchId, sent, total, onStop }: RunningProps) {
  const { data: upload } = useQuery(uploadOptions(batchId));
  const percent = total === 0 ? 0 : Math.round((sent / total) * 100);
  return (
    <Stack gap={8} className="card" p="md">
      <Group justify="space-between">
        <Text fw={600}>{percent < 100 ? 'Uploading' : 'Reading the last rows'}</Text>
        <Button variant="default" size="sm" onClick={onStop}>
          Stop
        </Button>
      </Group>
      <Progress value={percent} aria-label={`Upload, ${percent} percent`} size="lg" />
      <Text size="sm" c="dimmed" className="tabular" aria-live="polite">
        {formatBytes(sent)} of {formatBytes(total)} sent
        {upload && ` · ${formatCount(upload.rowsReceived)} rows read`}
        {upload && upload.rowsBad > 0 && ` · ${formatCount(upload.rowsBad)} with a problem`}
      </Text>
    </Stack>
  );
}
