import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  /** `reading` for forms and text, `list` for rows, `full` for tables and drawings. */
  readonly width?: 'reading' | 'list' | 'full';
  readonly children: ReactNode;
}

/** The space of a page: same margins everywhere. */
export function Page({ width = 'list', children }: PageProps) {
  return (
    <div className={classes.page} data-width={width}>
      {children}
    </div>
  );
}
