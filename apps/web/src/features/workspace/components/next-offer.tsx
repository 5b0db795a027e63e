import { Button, Group } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { notify } from '#lib/notify.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useLocalStore } from '#lib/use-local-store.ts';
import { useAcceptNextTask } from '../api/accept-next-task.ts';
import { nextWork } from '../next-work.ts';
import { NextWorkSelect } from './next-work-select.tsx';

const failed = 'The next task cannot be fetched';

/** A page of the requester's own handed in: the performer goes on as after any submit, by a button. */
export function NextOffer({ assignmentId }: { readonly assignmentId: string }) {
  const navigate = useNavigate();
  const [next] = useLocalStore(nextWork);
  const mutation = useAcceptNextTask();

  function goOn(): void {
    // The requester may decide before the answer comes, and the offer be gone by then.
    mutation.mutateAsync({ assignmentId, next }).then(
      async (result) => {
        if (result.__typename !== 'AcceptNextTaskSuccess') {
          showProblem(failed, result.message);
          return;
        }
        if (result.noNext !== null) void notify({ message: result.noNext });
        await (result.next === null
          ? navigate({ to: '/tasks' })
          : navigate({ to: '/do/$assignmentId', params: { assignmentId: result.next.id } }));
      },
      (error: unknown) => showProblem(failed, error),
    );
  }

  return (
    <Group align="end" gap="sm">
      <NextWorkSelect label="Go on with" />
      <Button
        loading={mutation.isPending}
        rightSection={<IconArrowRight size={18} aria-hidden />}
        onClick={goOn}
      >
        Go on
      </Button>
    </Group>
  );
}
