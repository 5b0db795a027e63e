import { Alert, Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/List.css';
import '@mantine/core/styles/Progress.css';
import { formatSize } from '#lib/format/size.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { SendingFiles } from '../logic/send-files.ts';

const shownFailures = 20;

interface FileSendingProps {
  readonly state: SendingFiles | null;
  readonly isRunning: boolean;
  readonly onStop: () => void;
}

/** How many of the chosen files have arrived, and which did not. */
export function FileSending({ state, isRunning, onStop }: FileSendingProps) {
  if (state === null) return null;
  const { files, filesDone, bytes, bytesDone, failed } = state;
  const percent = bytes === 0 ? 0 : Math.round((bytesDone / bytes) * 100);
  const kept = filesDone - failed.length;
  return (
    <Stack gap="sm">
      <Stack gap={8} className="card" p="md">
        <Group justify="space-between">
          <Text fw={600} role="status">
            {isRunning ? 'Uploading' : `${countOf(kept, 'file')} uploaded`}
          </Text>
          {isRunning && (
            <Button variant="default" size="sm" onClick={onStop}>
              Stop
            </Button>
          )}
        </Group>
        {isRunning && (
          <>
            <Progress
              value={percent}
              size="lg"
              aria-label={`Upload of files, ${percent} percent`}
            />
            <Text size="sm" c="dimmed" className="tabular">
              {formatCount(filesDone)} of {countOf(files, 'file')} · {formatSize(bytesDone)} of{' '}
              {formatSize(bytes)}
            </Text>
          </>
        )}
      </Stack>
      {failed.length > 0 && (
        <Alert color="red" role="alert" title={`${countOf(failed.length, 'file')} not taken`}>
          <List size="sm">
            {failed.slice(0, shownFailures).map(({ name, message }) => (
              <List.Item key={name}>
                <bdi>{name}</bdi>: {message}
              </List.Item>
            ))}
            {failed.length > shownFailures && <List.Item>…</List.Item>}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
