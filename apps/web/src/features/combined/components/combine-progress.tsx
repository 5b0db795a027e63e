import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/Progress.css';
import { formatCount } from '#lib/format/number.ts';
import type { Combined } from '../api/get-combined.ts';

const steps: Partial<Record<Combined['status'], string>> = {
  WANTED: 'It begins in a moment',
  READING: 'Reading answers',
  COMBINING: 'Comparing methods and combining',
  WRITING: 'Writing results',
};

/** How far combining is, with a way to stop it. */
export function CombineProgress({
  combined,
  onStop,
}: {
  readonly combined: Combined;
  readonly onStop: () => void;
}) {
  const { status, done, total } = combined;
  const known = total > 0;
  return (
    <section className="card" style={{ padding: 16 }} aria-label="Progress of combining">
      <Group justify="space-between" wrap="nowrap">
        <Stack gap={6} style={{ flex: 1 }}>
          <Text size="sm" role="status">
            {steps[status] ?? ''}
            {known && `: ${formatCount(done)} of ${formatCount(total)}`}
          </Text>
          <Progress
            aria-label="Part that is done"
            value={known ? Math.min(100, (100 * done) / total) : 100}
            animated={!known}
          />
        </Stack>
        <Button variant="default" onClick={onStop}>
          Stop
        </Button>
      </Group>
    </section>
  );
}
