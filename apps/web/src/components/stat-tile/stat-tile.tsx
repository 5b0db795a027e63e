import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './stat-tile.module.css';

interface StatTileProps {
  readonly label: string;
  /** Not given while it loads. */
  readonly value?: ReactNode;
  /** A line below: what the figure is made of, or when it changes. */
  readonly note?: ReactNode;
}

/** One figure that matters. */
export function StatTile({ label, value, note }: StatTileProps) {
  return (
    <div className={`card ${classes.tile}`}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {value === undefined ? <Skeleton height={26} width={96} my={3} /> : value}
      </dd>
      {note !== undefined && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}

/** Figures side by side, two on a phone. */
export function StatTiles({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.tiles}>{children}</dl>;
}
