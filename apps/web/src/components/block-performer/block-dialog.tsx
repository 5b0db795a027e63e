import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useBlockPerformer } from '#lib/requester/performer-blocks.ts';

interface BlockDialogProps {
  readonly performerId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks for the reason that the performer will read. */
export default function BlockDialog({ performerId, name, onClose }: BlockDialogProps) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const block = useBlockPerformer();

  function submit(): void {
    block.mutate(
      { kind: 'block', performerId, reason },
      {
        onSuccess: (found) => (found === null ? onClose() : setProblem(found)),
        onError: (error) => setProblem(error.message),
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title={`Block ${name}`} data-blocks-shortcuts>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <Text size="sm">
            They get none of your work any more. What they have in hand goes on and is paid as
            usual. You can unblock them at any time.
          </Text>
          <Textarea
            data-autofocus
            label="Why"
            description="The performer reads this."
            required
            minLength={3}
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
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
            <Button type="submit" color="red" variant="light" loading={block.isPending}>
              Block
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
