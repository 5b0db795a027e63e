import { Text } from '@mantine/core';
import { DataTable } from '#components/data-table/data-table.tsx';
import type { CsvPreview } from '../logic/preview-csv.ts';
import classes from './csv-table.module.css';

const shownRows = 5;

/** The first rows of a chosen file. */
export function CsvTable({ preview }: { readonly preview: CsvPreview }) {
  if (preview.rows.length === 0) return null;
  return (
    <>
      {preview.countedBy === 'Row' && (
        <Text size="sm" c="dimmed" mb={6}>
          Rows are counted as in a spreadsheet: row 1 holds the names of the columns.
        </Text>
      )}
      <DataTable
        label="First rows of the file"
        maxHeight={300}
        head={
          <>
            <th scope="col">{preview.countedBy}</th>
            {preview.columns.map((column, index) => (
              <th scope="col" key={`${index} ${column}`}>
                {column}
              </th>
            ))}
          </>
        }
      >
        {preview.rows.slice(0, shownRows).map(({ number, input }) => (
          <tr key={number}>
            <th scope="row">{number}</th>
            {preview.columns.map((column, at) => (
              <td key={`${at} ${column}`}>
                <bdi className={classes.cell}>{input[column]}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
    </>
  );
}
