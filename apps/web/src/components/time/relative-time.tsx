import { useNow } from '#lib/clock/use-now.ts';
import { timeMode } from '#lib/format/time-mode.ts';
import { formatAbsolute, formatMoment, formatRelative } from '#lib/format/time.ts';
import { useLocalStore } from '#lib/use-local-store.ts';

/** `3 minutes ago`, with date and time in full on hover and focus; or as the reader has chosen. */
export function RelativeTime({ at }: { readonly at: string }) {
  const now = useNow(30_000);
  const [mode] = useLocalStore(timeMode);
  const relative = formatRelative(at, now);
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
