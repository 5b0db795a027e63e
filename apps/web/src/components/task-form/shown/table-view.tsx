import { readTable } from '@exchange/tasks';
import { Text } from '@mantine/core';
import classes from './shown.module.css';

interface TableViewProps {
  readonly source: string;
  readonly label: string;
}

/** Rows of the data, as a table. */
export default function TableView({ source, label }: TableViewProps) {
  const { header, rows } = readTable(source);
  if (rows.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        {label}: there are no rows.
      </Text>
    );
  }
  return (
    <figure className={classes.figure}>
      {/* It scrolls by itself, so the keyboard must reach it. */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
        <table className={classes.table}>
          <thead>
            <tr>
              {header.map((cell, index) => (
                <th key={index} scope="col" dir="auto">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {header.map((_, place) => (
                  <td key={place} dir="auto">
                    {row[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className={classes.caption} dir="auto">
        {label}
      </figcaption>
    </figure>
  );
}
