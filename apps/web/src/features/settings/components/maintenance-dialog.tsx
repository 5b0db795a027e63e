import { Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { useProblem } from '#components/problem/use-problem.ts';
import { useSetMaintenance } from '../api/set-maintenance.ts';

/** Says what stops, and asks for the sentence that people read. */
export default function MaintenanceDialog({ onClose }: { readonly onClose: () => void }) {
  const [message, setMessage] = useState('');
  const { problem, answers } = useProblem(onClose);
  const change = useSetMaintenance();

  function submit(): void {
    change.mutate({ on: true, message: message.trim() === '' ? null : message.trim() }, answers);
  }

  return (
    <ActDialog
      onClose={onClose}
      title="Refuse changes"
      onSubmit={submit}
      problem={problem}
      act={
        <Button type="submit" color="red" variant="light" loading={change.isPending}>
          Refuse changes
        </Button>
      }
    >
      <Text size="sm">
        Nobody can accept, submit, publish, review or pay until changes are taken again. Pages can
        still be read, and time limits of work in hand go on.
      </Text>
      <Textarea
        data-autofocus
        label="What people are told"
        description="Without it they read a usual sentence."
        maxLength={300}
        autosize
        minRows={2}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
