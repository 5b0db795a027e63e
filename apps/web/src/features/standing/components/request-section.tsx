import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import {
  sentRequestsOptions,
  useWithdrawRequest,
  type SentRequest,
} from '#lib/performer/qualifications.ts';
import classes from './standing.module.css';

const words = {
  OPEN: 'Waits for an answer',
  GRANTED: 'Granted',
  REFUSED: 'Refused',
  WITHDRAWN: 'Withdrawn',
} as const;

/** What was asked for and what came of it. */
export function RequestSection() {
  const { data } = useQuery(sentRequestsOptions());
  if (data === undefined || data.length === 0) return null;
  return (
    <SettingsSection title="Your requests">
      <ul className={classes.list}>
        {data.map((request) => (
          <RequestItem key={request.id} request={request} />
        ))}
      </ul>
    </SettingsSection>
  );
}

function RequestItem({ request }: { readonly request: SentRequest }) {
  const withdraw = useWithdrawRequest();
  const { id, qualificationType, status, reason, requestedAt, endedAt } = request;
  const name = qualificationType?.name ?? 'A qualification';
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <div className={classes.name}>
          <bdi>{name}</bdi>
        </div>
        <div className={classes.note}>
          {words[status]} · <RelativeTime at={endedAt ?? requestedAt} />
          {reason !== null && <> · “{reason}”</>}
        </div>
      </div>
      {status === 'OPEN' && (
        <Button
          variant="default"
          size="compact-md"
          loading={withdraw.isPending}
          aria-label={`Withdraw the request for ${name}`}
          onClick={() => withdraw.mutate(id)}
        >
          Withdraw
        </Button>
      )}
    </li>
  );
}
