import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import { useChangeBatch } from '../api/change-batch.ts';

interface CancelDialogProps {
  readonly batch: BatchDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks for the batch's name before it ends: this cannot be undone and reaches other people. */
export function CancelDialog({ batch, opened, onClose }: CancelDialogProps) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const change = useChangeBatch(batch.id);
  const isDraft = batch.status === 'DRAFT' || batch.status === 'UPLOADING';
  const matches = typed.trim() === batch.name.trim();

  function cancel(): void {
    change.mutate(
      { kind: 'cancel' },
      {
        onSuccess: (found) => {
          setProblem(found);
          if (found === null) onClose();
        },
        onError: (error) => setProblem(error.message),
      },
    );
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={isDraft ? 'Discard this batch?' : 'Cancel this batch?'}
      data-blocks-shortcuts
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isDraft || matches) cancel();
        }}
      >
        <Stack gap="md">
          {isDraft ? (
            <Text>
              The rows of <bdi>“{batch.name}”</bdi> are thrown away. Nothing was published and no
              money was reserved.
            </Text>
          ) : (
            <>
              <Text>
                {countOf(batch.progress.available, 'free assignment')} of <bdi>“{batch.name}”</bdi>{' '}
                will be withdrawn and the money for them released. Work in hand is still taken and
                paid, from the {formatMoney(batch.reserved)} that is reserved.
              </Text>
              <TextInput
                label="Type the name of the batch"
                description={<bdi>{batch.name}</bdi>}
                data-autofocus
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            </>
          )}
          {problem !== null && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button
              type="submit"
              color="red.9"
              loading={change.isPending}
              disabled={!isDraft && !matches}
            >
              {isDraft ? 'Discard the batch' : 'Cancel the batch'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
