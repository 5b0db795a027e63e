import { Button, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { speakDuration } from '#lib/format/duration.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { MovePartition, MoveSettings } from '../api/list-groups.ts';
import type { Started } from '../api/start-moves.ts';
import { useStartMoves } from '../api/start-moves.ts';
import { readIds, roleOfIds } from '../logic/read-ids.ts';
import { Refusals } from './refusals.tsx';

interface StartDialogProps {
  /** Ids to begin with. */
  readonly users: string;
  readonly partitions: readonly MovePartition[];
  readonly settings: MoveSettings;
  readonly onStarted: (groupId: string) => void;
  readonly onClose: () => void;
}

/** Whom to move where, and why. */
export default function StartDialog(props: StartDialogProps) {
  const { partitions, settings, onStarted, onClose } = props;
  const [users, setUsers] = useState(props.users);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<Started | null>(null);
  const start = useStartMoves();
  const ids = readIds(users);
  const role = roleOfIds(ids);
  const choices = partitions.filter((each) => each.accepting && (role ?? each.role) === each.role);

  function submit(): void {
    if (ids.length === 0) return;
    setOutcome(null);
    start.mutate(
      {
        kind: 'users',
        input: { ownerKeys: ids, to: to === '' ? null : to, reason: reason.trim() || null },
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
      title="Move users"
      size="lg"
      onSubmit={submit}
      problem={outcome?.refused.length === 0 ? outcome.problem : null}
      leave={outcome?.group ? 'Close' : 'Leave it'}
      act={
        !outcome?.group && (
          <Button type="submit" disabled={ids.length === 0} loading={start.isPending}>
            {ids.length === 0 ? 'Move' : `Move ${countOf(ids.length, 'user')}`}
          </Button>
        )
      }
    >
      <Text size="sm">
        They go on working. At the switch their writes wait, {formatCount(settings.blockMs)} ms at
        most. For {speakDuration(settings.keepSeconds)} afterwards each move can be taken back
        without losing anything.
      </Text>
      <Textarea
        data-autofocus
        label="Users"
        description="Ids of requesters or performers, one a line, at most 1,000; ids of anything that belongs to them do as well."
        required
        autosize
        minRows={2}
        maxRows={8}
        value={users}
        onChange={(event) => setUsers(event.currentTarget.value)}
      />
      <NativeSelect
        label="To"
        value={to}
        data={[
          { value: '', label: 'The least loaded partition of their role' },
          ...choices.map(({ id, role: kind, users: count, nodeId }) => ({
            value: id,
            label: `${id} (${kind}, ${countOf(count, 'user')}, on ${nodeId})`,
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
      {outcome !== null && outcome.refused.length > 0 && <Outcome outcome={outcome} text={users} />}
    </ActDialog>
  );
}

/** What was not started, and why; what was started goes on behind the dialog. */
function Outcome({ outcome, text }: { readonly outcome: Started; readonly text: string }) {
  const { group, refused } = outcome;
  const title =
    group === null
      ? 'Nobody is moved'
      : `${countOf(group.total, 'move')} started; ${countOf(refused.length, 'user stays where they are', 'users stay where they are')}`;
  return <Refusals title={title} refused={refused} text={text} />;
}
