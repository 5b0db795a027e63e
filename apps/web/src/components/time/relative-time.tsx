import { useNow } from '#lib/clock/use-now.ts';
import { timeMode } from '#lib/format/time-mode.ts';
import { formatAbsolute, formatDue, formatMoment, formatRelative } from '#lib/format/time.ts';
import { useLocalStore } from '#lib/use-local-store.ts';

interface RelativeTimeProps {
  readonly at: string;
  /** It is when something happens by itself, which may take a little longer. */
  readonly due?: boolean;
}

/** `3 minutes ago`, with date and time in full on hover and focus; or as the reader has chosen. */
export function RelativeTime({ at, due = false }: RelativeTimeProps) {
  const now = useNow(30_000);
  const [mode] = useLocalStore(timeMode);
  const relative = due ? formatDue(at, now) : formatRelative(at, now);
  const isRelative = mode === 'relative';
  return (
    <time
      dateTime={at}
      data-tip={isRelative ? formatAbsolute(at) : `${relative}. ${formatAbsolute(at)}`}
      tabIndex={0}
      className="nowrap"
    >
      {isRelative ? relative : formatMoment(at, mode)}
    </time>
  );
}
