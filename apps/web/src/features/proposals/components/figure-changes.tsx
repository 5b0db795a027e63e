import { VisuallyHidden } from '@mantine/core';
import { formatShare } from '#lib/format/number.ts';
import type { Proposal } from '../api/list-proposals.ts';
import classes from './proposals.module.css';

/** What is, and what is expected to be. */
export function FigureChanges({ proposal }: { readonly proposal: Proposal }) {
  const spread = (value: number): string => value.toFixed(2);
  const rows = [
    ['Largest load over mean', proposal.spread, spread],
    ['Accepts served from stock', proposal.localShare, formatShare],
    ['The same, of those moved', proposal.localShareOfMoved, formatShare],
    ['Closeness to their tasks', proposal.closeness, formatShare],
  ] as const;
  return (
    <dl className={classes.figures}>
      {rows.map(
        ([label, change, format]) =>
          change && (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>
                {format(change.before)} <span aria-hidden>→</span>
                <VisuallyHidden> becomes </VisuallyHidden> <b>{format(change.after)}</b>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
