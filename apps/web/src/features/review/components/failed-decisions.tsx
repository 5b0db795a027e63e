import { Alert, Button, Group, Text } from '@mantine/core';
import { countOf } from '#lib/format/number.ts';
import { decisions } from '../api/decide-submissions.ts';
import { useDecisions } from '../logic/use-decisions.ts';

/** Decisions that the exchange did not take, with its reason and the way on. */
export function FailedDecisions() {
  const { pending } = useDecisions();
  return pending
    .filter((entry) => entry.state === 'failed')
    .map((entry) => (
      <Alert key={entry.id} color="red" mb="md" role="alert" title="A decision was not taken">
        <Group justify="space-between" gap="sm">
          <Text size="sm" flex="1 1 280px">
            {countOf(entry.submissionIds.length, 'answer')}: {entry.problem}
          </Text>
          <Group gap="xs">
            <Button variant="default" size="sm" onClick={() => decisions.retry(entry.id)}>
              Try again
            </Button>
            <Button
              variant="subtle"
              size="sm"
              color="gray"
              onClick={() => decisions.drop(entry.id)}
            >
              Forget it
            </Button>
          </Group>
        </Group>
      </Alert>
    ));
}
