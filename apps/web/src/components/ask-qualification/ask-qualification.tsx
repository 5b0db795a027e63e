import { Button, Group, Text, Textarea } from '@mantine/core';
import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNow } from '#lib/clock/use-now.ts';
import { RelativeTime } from '#components/time/relative-time.tsx';
import {
  neededOptions,
  sentRequestsOptions,
  useAskQualification,
} from '#lib/performer/qualifications.ts';
import classes from './ask-qualification.module.css';

interface AskQualificationProps {
  readonly qualificationId: string;
  readonly name: string;
}

/** Asks for a qualification, or says how the last request stands; nothing when it cannot be asked for. */
export function AskQualification({ qualificationId, name }: AskQualificationProps) {
  const needed = useQuery(neededOptions());
  const sent = useQuery(sentRequestsOptions());
  const now = useNow(30_000);
  const latest = sent.data?.find((request) => request.qualificationId === qualificationId);
  const type = needed.data?.find(({ id }) => id === qualificationId)?.qualificationType;
  if (latest?.status === 'OPEN') {
    return (
      <Text size="sm" c="dimmed">
        <IconHourglass size={15} aria-hidden /> Asked for <RelativeTime at={latest.requestedAt} />,
        not answered yet
      </Text>
    );
  }
  if (latest?.status === 'GRANTED') {
    return (
      <Text size="sm" c="dimmed">
        <IconCheck size={15} aria-hidden /> Granted
      </Text>
    );
  }
  if (latest?.status === 'REFUSED' && !mayAskAgain(latest.retryAt ?? null, now)) {
    return (
      <Text size="sm" c="dimmed">
        Refused: {latest.reason}{' '}
        {typeof latest.retryAt === 'string' && (
          <>
            You can ask again <RelativeTime at={latest.retryAt} />.
          </>
        )}
      </Text>
    );
  }
  if (type?.requestable !== true) return null;
  return <AskForm qualificationId={qualificationId} name={name} automatic={type.automatic} />;
}

/** What is granted at once needs no words; who answers wants to read some. */
function AskForm(props: AskQualificationProps & { readonly automatic: boolean }) {
  const { qualificationId, name, automatic } = props;
  const ask = useAskQualification();
  const [writing, setWriting] = useState(false);
  const [note, setNote] = useState('');
  const send = () => ask.mutate({ qualificationTypeId: qualificationId, note });
  if (automatic || !writing) {
    return (
      <Button
        size="compact-md"
        variant="default"
        loading={ask.isPending}
        onClick={automatic ? send : () => setWriting(true)}
      >
        {automatic ? 'Get' : 'Ask for'}&nbsp;“{name}”
      </Button>
    );
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        label={`Why you should get “${name}”`}
        description="The requester reads this. It may be left out."
        maxLength={500}
        autosize
        minRows={2}
        autoFocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit" size="compact-md" loading={ask.isPending}>
          Send the request
        </Button>
        <Button size="compact-md" variant="default" onClick={() => setWriting(false)}>
          Not now
        </Button>
      </Group>
    </form>
  );
}

function mayAskAgain(retryAt: string | null, now: number): boolean {
  return retryAt !== null && Date.parse(retryAt) <= now;
}
