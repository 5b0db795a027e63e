import { Alert, Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { countOf } from '#lib/format/number.ts';
import type { MovePartition } from '../api/list-groups.ts';
import type { Started } from '../api/start-moves.ts';
import { useStartMoves } from '../api/start-moves.ts';
import { Refusals } from './refusals.tsx';

interface DrainDialogProps {
  readonly partition: MovePartition;
  readonly partitions: readonly MovePartition[];
  readonly onStarted: (groupId: string) => void;
  readonly onClose: () => void;
}

/** Empties a partition: names what happens and asks for its name. */
export default function DrainDialog(props: DrainDialogProps) {
  const { partition, partitions, onStarted, onClose } = props;
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<Started | null>(null);
  const start = useStartMoves();
  const others = partitions.filter(
    ({ id, role, accepting }) => id !== partition.id && role === partition.role && accepting,
  );

  function submit(): void {
    if (typed.trim() !== partition.id) return;
    start.mutate(
      {
        kind: 'drain',
        input: {
          partitionId: partition.id,
          to: to === '' ? null : [to],
          reason: reason.trim() || null,
        },
      },
      {
        onSuccess: (found) => {
          if (found.group !== null && found.refused.length === 0) onStarted(found.group.id);
          else setOutcome(found);
        },
        onError: ({ message }) => setOutcome({ group: null, problem: message, refused: [] }),
      },
    );
  }

  return (
    <ActDialog
      onClose={onClose}
      title={`Empty ${partition.id}`}
      onSubmit={submit}
      problem={outcome?.refused.length === 0 ? outcome.problem : null}
      leave={outcome?.group ? 'Close' : 'Leave it'}
      act={
        !outcome?.group && (
          <Button
            type="submit"
            color="red"
            variant="light"
            disabled={typed.trim() !== partition.id || others.length === 0}
            loading={start.isPending}
          >
            Empty {partition.id}
          </Button>
        )
      }
    >
      <Text size="sm">
        {partition.id} takes no new users from now on, and the {countOf(partition.users, 'user')}{' '}
        who live there move to other partitions while they work. Moves can be paused, cancelled and
        taken back, and {partition.id} can be opened again.
      </Text>
      <NativeSelect
        label="To"
        value={to}
        data={[
          { value: '', label: `All other ${partition.role} partitions that accept users` },
          ...others.map(({ id, users }) => ({
            value: id,
            label: `${id} (${countOf(users, 'user')})`,
          })),
        ]}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextInput
        label="Why"
        description="For those who look later."
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={`Type ${partition.id} to go on`}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {others.length === 0 && (
        <Alert color="orange">
          No other {partition.role} partition accepts users. Open one, or add one to the cluster
          file.
        </Alert>
      )}
      {outcome !== null && outcome.refused.length > 0 && (
        <Refusals
          title={outcome.group === null ? 'Nobody is moved' : 'Some stay where they are'}
          refused={outcome.refused}
        />
      )}
    </ActDialog>
  );
}
