import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { RequestError } from '#lib/graphql/request-error.ts';
import type { AcceptRefusal } from '#lib/performer/accept-task.ts';
import { useAcceptTask } from '#lib/performer/accept-task.ts';

/** Why an accept did not work, for the row that it was pressed on. */
export interface Refusal {
  readonly typeId: string;
  readonly message: string;
  readonly queueFull: boolean;
}

/** Accepting from a list: goes to the workspace, or says on the row why not. */
export function useAccept() {
  const navigate = useNavigate();
  const mutation = useAcceptTask();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function accept(typeId: string): void {
    if (mutation.isPending) return;
    setRefusal(null);
    // The row may be gone before the answer comes: what follows must not depend on it.
    mutation.mutateAsync({ typeId }).then(
      async (result) => {
        if (result.__typename === 'AcceptTaskSuccess') {
          const assignmentId = result.assignment.id;
          await navigate({ to: '/do/$assignmentId', params: { assignmentId } });
        } else {
          setRefusal(describe(typeId, result));
        }
      },
      (error: unknown) => {
        const message =
          error instanceof RequestError ? error.message : 'Accepting did not work. Try again.';
        setRefusal({ typeId, message, queueFull: false });
      },
    );
  }

  const pendingTypeId = mutation.isPending ? mutation.variables.typeId : null;
  return { accept, pendingTypeId, refusal };
}

function describe(typeId: string, result: AcceptRefusal): Refusal {
  return { typeId, message: result.message, queueFull: result.__typename === 'QueueFull' };
}
