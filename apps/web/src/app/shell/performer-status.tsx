import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { IconClockExclamation, IconClockPlay, IconCoins } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useNow } from '#lib/clock/use-now.ts';
import { delayedActions } from '#lib/delayed-action.ts';
import { formatClock } from '#lib/format/duration.ts';
import { formatMoney } from '#lib/format/money.ts';
import { leaveOutReturning } from '#lib/performer/returning.ts';
import { performerSummaryOptions } from './performer-summary.ts';
import classes from './header.module.css';

/** Tasks in hand with the nearest end, and the balance. */
export function PerformerStatus() {
  const { data } = useQuery(performerSummaryOptions());
  useReportDevice(data?.myself.id);
  const actions = useSyncExternalStore(delayedActions.subscribe, delayedActions.get);
  const held = leaveOutReturning(data?.queue.assignments ?? [], actions);
  const available = data?.myself.balance?.available;
  return (
    <>
      <QueueChip held={held} />
      {available && (
        <Link to="/money" className={classes.chip}>
          <IconCoins size={17} aria-hidden className={classes.wide} />
          <VisuallyHidden>Balance </VisuallyHidden>
          {formatMoney(available)}
        </Link>
      )}
    </>
  );
}

/** Work may need a camera or a screen of some size: the exchange is told once what there is. */
function useReportDevice(performerId: string | undefined): void {
  useEffect(() => {
    if (performerId === undefined) return;
    void import('#lib/performer/report-device.ts')
      .then(({ reportDevice }) => reportDevice(performerId))
      // Only work that asks for a device is locked by this, and the next page tries again.
      .catch(() => undefined);
  }, [performerId]);
}

interface QueueChipProps {
  readonly held: readonly { readonly acceptedAt: string; readonly deadlineAt: string }[];
}

function QueueChip({ held }: QueueChipProps) {
  const now = useNow(held.length > 0 ? 1_000 : 60_000);
  const open = held.filter(({ deadlineAt }) => Date.parse(deadlineAt) > now);
  const [next] = open;
  if (!next) return null;
  const left = (Date.parse(next.deadlineAt) - now) / 1_000;
  const allowed = (Date.parse(next.deadlineAt) - Date.parse(next.acceptedAt)) / 1_000;
  const isShort = left < allowed / 4;
  return (
    <Link to="/queue" className={classes.chip} data-tone={isShort ? 'warn' : undefined}>
      {isShort ? (
        <IconClockExclamation size={17} aria-hidden />
      ) : (
        <IconClockPlay size={17} aria-hidden />
      )}
      <VisuallyHidden>Queue, tasks held: </VisuallyHidden>
      {open.length}
      <VisuallyHidden>, first ends in </VisuallyHidden>
      <span className={`${classes.quiet} ${classes.wide}`}>{formatClock(left)}</span>
    </Link>
  );
}
