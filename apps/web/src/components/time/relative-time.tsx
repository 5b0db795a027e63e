import { useNow } from '#lib/clock/use-now.ts';
import { formatAbsolute, formatRelative } from '#lib/format/time.ts';

/** `3 minutes ago`, with date and time in full on hover and focus. */
export function RelativeTime({ at }: { readonly at: string }) {
  const now = useNow(30_000);
  return (
    <time dateTime={at} data-tip={formatAbsolute(at)} tabIndex={0} className="nowrap">
      {formatRelative(at, now)}
    </time>
  );
}
