import { Alert, Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconClockOff, IconCopy } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerDraft } from '#components/task-form/task-form-types.ts';
import { keepDraft } from '#lib/drafts/draft-store.ts';
import { RequestError } from '#lib/graphql/request-error.ts';
import { useAcceptTask } from '#lib/performer/accept-task.ts';
import type { Assignment } from '../api/get-assignment.ts';

interface ExpiredNoticeProps {
  readonly assignment: Assignment;
  readonly draft: AnswerDraft;
}

/** The time is over: nothing written is lost, and there is a way to go on. */
export function ExpiredNotice({ assignment, draft }: ExpiredNoticeProps) {
  const navigate = useNavigate();
  const accept = useAcceptTask();
  const [problem, setProblem] = useState<string | null>(null);

  async function acceptAgain(): Promise<void> {
    setProblem(null);
    const { typeId, task } = assignment;
    const result = await accept.mutateAsync({ typeId, taskId: task?.id ?? null });
    if (result.__typename !== 'AcceptTaskSuccess') {
      setProblem(result.message);
      return;
    }
    const assignmentId = result.assignment.id;
    // The answer so far moves to the new attempt at the same task.
    await keepDraft({ assignmentId, draft, changedAt: Date.now() });
    await navigate({ to: '/do/$assignmentId', params: { assignmentId }, replace: true });
  }

  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconClockOff size={20} aria-hidden />}
      title="The time for this task is over"
    >
      <Text size="sm" mb="sm">
        Your answer is kept below. Accept the task again to go on with it, if nobody else has it
        yet. It does not count against you.
      </Text>
      <Group gap="xs">
        <Button
          size="sm"
          loading={accept.isPending}
          onClick={() =>
            void acceptAgain().catch((error: unknown) =>
              setProblem(
                error instanceof RequestError
                  ? error.message
                  : 'Accepting did not work. Try again.',
              ),
            )
          }
        >
          Accept again
        </Button>
        <CopyButton value={JSON.stringify(draft, null, 2)}>
          {({ copied, copy }) => (
            <Button
              size="sm"
              variant="default"
              leftSection={
                copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
              }
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy the answer'}
            </Button>
          )}
        </CopyButton>
      </Group>
      {problem !== null && (
        <Text size="sm" mt="sm" role="alert" c="var(--x-bad)">
          {problem}
        </Text>
      )}
    </Alert>
  );
}
