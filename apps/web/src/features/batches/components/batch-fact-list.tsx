import type { ReactNode } from 'react';
import classes from './live-batch.module.css';

interface BatchFactListProps {
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
}

/** Facts of a batch, a line each. */
export function BatchFactList({ facts }: BatchFactListProps) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        // A fragment would do, but then neither line could carry the key.
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
