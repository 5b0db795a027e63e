import { Button, Text } from '@mantine/core';
import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '#lib/clock/use-now.ts';
import { RelativeTime } from '#components/time/relative-time.tsx';
import {
  neededOptions,
  sentRequestsOptions,
  useAskQualification,
} from '#lib/performer/qualifications.ts';

interface AskQualificationProps {
  readonly qualificationId: string;
  readonly name: string;
}

/** Asks for a qualification, or says how the last request stands; nothing when it cannot be asked for. */
export function AskQualification({ qualificationId, name }: AskQualificationProps) {
  const needed = useQuery(neededOptions());
  const sent = useQuery(sentRequestsOptions());
  const ask = useAskQualification();
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
  return (
    <Button
      size="compact-md"
      variant="default"
      loading={ask.isPending}
      onClick={() => ask.mutate({ qualificationTypeId: qualificationId, note: '' })}
    >
      {type.automatic ? 'Get' : 'Ask for'}&nbsp;“{name}”
    </Button>
  );
}

function mayAskAgain(retryAt: string | null, now: number): boolean {
  return retryAt !== null && Date.parse(retryAt) <= now;
}
