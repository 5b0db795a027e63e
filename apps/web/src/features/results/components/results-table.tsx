import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import type { ResultRow } from '../api/list-results.ts';
import type { ResultColumn } from '../logic/result-columns.ts';
import { describeCell, formatCell } from '../logic/result-columns.ts';
import { widthOf } from '../logic/width-of.ts';
import { valueOf } from '../logic/value-of.ts';
import classes from './results-view.module.css';

interface ResultsTableProps {
  readonly rows: readonly ResultRow[];
  readonly columns: readonly ResultColumn[];
}

const rowHeight = 44;

/** Inputs and answers side by side; only the rows in view are in the page. */
export function ResultsTable({ rows, columns }: ResultsTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const gridTemplateColumns = [
    '72px',
    ...columns.map((column) => widthOf(column, rows)),
    '130px',
    '100px',
  ].join(' ');
  return (
    <div
      ref={frame}
      className={`card ${classes.frame ?? ''}`}
      role="group"
      aria-label="Results, scrolls sideways"
      tabIndex={0}
    >
      <div
        className={classes.table}
        role="table"
        aria-label="Answers"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 3}
      >
        <div role="rowgroup" className={classes.head}>
          <div role="row" className={classes.row} style={{ gridTemplateColumns }} aria-rowindex={1}>
            <span role="columnheader" className={classes.cell}>
              Row
            </span>
            {columns.map((column) => (
              <span
                role="columnheader"
                key={`${column.source} ${column.key}`}
                className={classes.cell}
                title={column.label}
              >
                <bdi>{column.label}</bdi>
              </span>
            ))}
            <span role="columnheader" className={classes.cell}>
              Status
            </span>
            <span role="columnheader" className={classes.cell}>
              Took
            </span>
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                role="row"
                key={row.id}
                aria-rowindex={index + 2}
                className={classes.row}
                style={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
              >
                <span role="cell" className={classes.cell}>
                  {row.task.row ?? '–'}
                </span>
                {columns.map((column) => {
                  const value = valueOf(row, column);
                  const [text, raw] = [describeCell(column, value), formatCell(value)];
                  return (
                    <span
                      role="cell"
                      key={`${column.source} ${column.key}`}
                      className={classes.cell}
                      data-source={column.source}
                      title={text === raw ? text : `${text} (${raw})`}
                    >
                      <bdi>{text}</bdi>
                    </span>
                  );
                })}
                <span role="cell" className={classes.cell}>
                  <StatusBadge kind="submission" status={row.status} />
                </span>
                <span role="cell" className={classes.cell}>
                  {formatDuration(row.workSeconds)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
