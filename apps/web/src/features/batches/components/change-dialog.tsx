import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { BatchChange } from '../api/change-batch.ts';
import { useChangeBatch } from '../api/change-batch.ts';

interface ChangeDialogProps {
  readonly batchId: string;
  readonly title: string;
  readonly button: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone?: () => void;
  readonly change: () => BatchChange;
  readonly children: ReactNode;
}

/** A dialog that makes one change of a batch and says why it could not. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { batchId, title, button, opened, onClose, onDone, children } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const change = useChangeBatch(batchId);

  function submit(): void {
    change.mutate(props.change(), {
      onSuccess: (found) => {
        setProblem(found);
        if (found !== null) return;
        onDone?.();
        onClose();
      },
      onError: (error) => setProblem(error.message),
    });
  }

  return (
    <Modal opened={opened} onClose={onClose} title={title} data-blocks-shortcuts>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          {children}
          {problem !== null && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" loading={change.isPending}>
              {button}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
