import { Progress, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/Progress.css';
import { formatCount } from '#lib/format/number.ts';
import type { BatchDetail } from '../api/get-batch.ts';

/** How many tasks of a large batch are out already. */
export function PublishProgress({ batch }: { readonly batch: BatchDetail }) {
  const { tasks, tasksPublished } = batch.upload;
  const percent = tasks === 0 ? 0 : Math.round((tasksPublished / tasks) * 100);
  return (
    <Stack gap={8} className="card" p="md">
      <Text fw={600}>Publishing</Text>
      <Progress value={percent} size="lg" aria-label={`Publishing, ${percent} percent`} />
      <Text size="sm" c="dimmed" className="tabular">
        {formatCount(tasksPublished)} of {formatCount(tasks)} tasks are out. The money is reserved;
        you can leave this page.
      </Text>
    </Stack>
  );
}
