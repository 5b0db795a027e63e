import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSetMaintenance } from '../api/set-maintenance.ts';

/** Says what stops, and asks for the sentence that people read. */
export default function MaintenanceDialog({ onClose }: { readonly onClose: () => void }) {
  const [message, setMessage] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const change = useSetMaintenance();

  function submit(): void {
    change.mutate(
      { on: true, message: message.trim() === '' ? null : message.trim() },
      {
        onSuccess: (found) => (found === null ? onClose() : setProblem(found)),
        onError: (error) => setProblem(error.message),
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title="Refuse changes" data-blocks-shortcuts>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <Text size="sm">
            Nobody can accept, submit, publish, review or pay until changes are taken again. Pages
            can still be read, and time limits of work in hand go on.
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
          {problem !== null && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" color="red" variant="light" loading={change.isPending}>
              Refuse changes
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
