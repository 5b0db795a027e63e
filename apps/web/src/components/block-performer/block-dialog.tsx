import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useBlockPerformer } from '#lib/requester/performer-blocks.ts';
import { ActDialog } from '../act-dialog/act-dialog.tsx';
import { useProblem } from '../problem/use-problem.ts';
import { ReasonField } from '../reason-field/reason-field.tsx';

interface BlockDialogProps {
  readonly performerId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks for the reason that the performer will read. */
export default function BlockDialog({ performerId, name, onClose }: BlockDialogProps) {
  const [reason, setReason] = useState('');
  const { problem, answers } = useProblem(onClose);
  const block = useBlockPerformer();

  function submit(): void {
    block.mutate({ kind: 'block', performerId, reason }, answers);
  }

  return (
    <ActDialog
      onClose={onClose}
      title={`Block ${name}`}
      onSubmit={submit}
      problem={problem}
      act={
        <Button type="submit" color="red" variant="light" loading={block.isPending}>
          Block
        </Button>
      }
    >
      <Text size="sm">
        They get none of your work any more. What they have in hand goes on and is paid as usual.
        You can unblock them at any time.
      </Text>
      <ReasonField value={reason} onChange={setReason} isFirst />
    </ActDialog>
  );
}
