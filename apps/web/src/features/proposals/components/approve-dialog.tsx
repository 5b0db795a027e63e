import { Button, Text } from '@mantine/core';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
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
    <ActDialog
      onClose={onClose}
      title={`Move ${users}`}
      onSubmit={onConfirm}
      act={
        <Button type="submit" data-autofocus loading={isPending}>
          Move {users}
        </Button>
      }
    >
      <Text size="sm">{proposal.summary}</Text>
      <Text size="sm">
        They go on working meanwhile. The moves can be paused, cancelled and, for a while after,
        taken back.
      </Text>
    </ActDialog>
  );
}
