import { IconCheck, IconX } from '@tabler/icons-react';
import { countOf } from '#lib/format/number.ts';
import type { FeedEntry } from '../api/get-feed.ts';
import classes from './feed-row.module.css';

/** What the reader did of this kind before: shown only if they did any. */
export function OwnMark({ own }: { readonly own: FeedEntry['own'] }) {
  if (own.submitted === 0) return null;
  return (
    <span className={classes.own}>
      <IconCheck size={14} aria-hidden />
      {own.submitted} done
      {own.approved > 0 && ` · ${own.approved} approved`}
      {own.rejected > 0 && (
        <span className={classes.rejected}>
          <IconX size={14} aria-hidden />
          {countOf(own.rejected, 'rejected', 'rejected')}
        </span>
      )}
    </span>
  );
}
