import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { countOf } from '#lib/format/number.ts';
import type { Proposal } from '../api/list-proposals.ts';

interface ApproveDialogProps {
  readonly proposal: Proposal;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Names what starts, and asks. */
export default function ApproveDialog(props: ApproveDialogProps) {
  const { proposal, isPending, onConfirm, onClose } = props;
  const users = countOf(proposal.users, proposal.role);
  return (
    <Modal opened onClose={onClose} title={`Move ${users}`} data-blocks-shortcuts>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <Stack gap="md">
          <Text size="sm">{proposal.summary}</Text>
          <Text size="sm">
            They go on working meanwhile. The moves can be paused, cancelled and, for a while after,
            taken back.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" data-autofocus loading={isPending}>
              Move {users}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
