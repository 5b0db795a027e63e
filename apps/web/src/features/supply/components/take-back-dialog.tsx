import { Button, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { countOf } from '#lib/format/number.ts';
import { useTakeBackLeases } from '../api/take-back-leases.ts';

interface TakeBackDialogProps {
  readonly repositoryId: string;
  readonly onClose: () => void;
}

/** Takes back by force what a repository holds whose node is gone: names what happens and asks why. */
export default function TakeBackDialog({ repositoryId, onClose }: TakeBackDialogProps) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const takeBack = useTakeBackLeases();
  const result = takeBack.data;
  const problem =
    takeBack.error?.message ??
    (result !== undefined && result.__typename !== 'TakeBackLeasesSuccess' ? result.message : null);
  const isReady = reason.trim() !== '' && typed.trim() === repositoryId;

  function submit(): void {
    if (!isReady) return;
    takeBack.mutate(
      { holder: repositoryId, reason: reason.trim() },
      {
        onSuccess: (outcome) => {
          if (outcome.__typename !== 'TakeBackLeasesSuccess') return;
          const { leases, slots, missing } = outcome;
          const ended = `${countOf(leases, 'lease')} with ${countOf(slots, 'slot')} ended; the slots are available again in a quarter of a minute.`;
          const away = `No answer from ${missing.join(', ')}: repeat it when they are back.`;
          notifications.show({
            color: missing.length === 0 ? 'green' : 'orange',
            title: `Taken back from ${repositoryId}`,
            message: missing.length === 0 ? ended : `${ended} ${away}`,
          });
          onClose();
        },
      },
    );
  }

  return (
    <ActDialog
      onClose={onClose}
      title={`Take back what ${repositoryId} holds`}
      onSubmit={submit}
      problem={problem}
      act={
        <Button
          type="submit"
          color="red"
          variant="light"
          disabled={!isReady}
          loading={takeBack.isPending}
        >
          Take it back
        </Button>
      }
    >
      <Text size="sm">
        All leases of {repositoryId} end now, and others can do the work. Do this when its node is
        gone for good: leases with an end come back by themselves. Work that its performers hand in
        after all takes a free slot of its task, or is paid by the exchange.
      </Text>
      <TextInput
        label="Why"
        description="It stays in the audit log."
        required
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={`Type ${repositoryId} to go on`}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
