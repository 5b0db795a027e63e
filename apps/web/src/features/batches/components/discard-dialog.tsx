import { Button, Text } from '@mantine/core';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { useDiscardBatch } from '../api/discard-batch.ts';
import type { BatchDetail } from '../api/get-batch.ts';

interface DiscardDialogProps {
  readonly batch: BatchDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks before the rows of a draft are thrown away. */
export function DiscardDialog({ batch, opened, onClose }: DiscardDialogProps) {
  const discard = useDiscardBatch(batch.id);
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title="Discard this draft?"
      onSubmit={() => discard.mutate()}
      problem={discard.data ?? discard.error?.message ?? null}
      leave="Keep it"
      act={
        <Button type="submit" color="red.9" loading={discard.isPending}>
          Discard the draft
        </Button>
      }
    >
      <Text>
        The rows of <bdi>“{batch.name}”</bdi> are thrown away. Nothing was published and no money
        was reserved.
      </Text>
    </ActDialog>
  );
}
