import type { ReactNode } from 'react';
import classes from './data-table.module.css';

interface DataTableProps {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly head: ReactNode;
  readonly children: ReactNode;
  readonly maxHeight?: number;
}

/** Rows and columns that scroll inside their own frame, so that the page never does sideways. */
export function DataTable({ label, head, children, maxHeight }: DataTableProps) {
  return (
    <div
      className={`card ${classes.frame ?? ''}`}
      role="group"
      aria-label={label}
      tabIndex={0}
      style={{ maxHeight }}
    >
      <table className={classes.table}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
