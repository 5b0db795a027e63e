import type { Proposal } from '../api/list-proposals.ts';
import { formatGain, gainParts } from '../logic/gain-parts.ts';
import classes from './proposals.module.css';

/** What the gain is made of. */
export function GainBars({ proposal }: { readonly proposal: Proposal }) {
  return (
    <ul className={classes.parts} aria-label="What the gain is made of">
      {gainParts(proposal.parts).map(({ label, value, share }) => (
        <li key={label} className={classes.part} data-cost={value < 0 || undefined}>
          <span>{label}</span>
          <span className={classes.bar} style={{ inlineSize: `${share * 100}%` }} />
          <span>{formatGain(value)}</span>
        </li>
      ))}
    </ul>
  );
}
