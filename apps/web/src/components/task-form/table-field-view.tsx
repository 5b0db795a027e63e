import type { TableColumn, TableField } from '@exchange/tasks';
import { limits } from '@exchange/tasks';
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { FieldGroup } from './field-group.tsx';
import type { FieldViewProps } from './field-view.tsx';
import classes from './table-field.module.css';

type Row = Readonly<Record<string, unknown>>;

/** Rows to fill in. Enter in the last row adds another one. */
export default function TableFieldView(props: FieldViewProps<TableField>) {
  const { field, id, value, problem, inert, onChange } = props;
  const answered = readRows(value);
  const rows = answered.length === 0 ? [{}] : answered;
  const most = field.maxRows ?? limits.tableRows;

  function change(next: readonly Row[]): void {
    const isBlank = next.every((row) => Object.keys(row).length === 0);
    onChange(isBlank && next.length <= 1 ? undefined : next);
  }

  function setCell(index: number, column: TableColumn, text: string): void {
    change(rows.map((row, at) => (at === index ? withCell(row, column, text) : row)));
  }

  function addRow(): void {
    if (rows.length >= most) return;
    change([...rows, {}]);
    requestAnimationFrame(() => document.getElementById(cellId(id, rows.length, 0))?.focus());
  }

  return (
    <FieldGroup field={field} id={id} problem={problem} role="group">
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              {field.columns.map((column) => (
                <th key={column.name} scope="col" dir="auto">
                  {column.label}
                  {column.required && <span aria-hidden> *</span>}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {field.columns.map((column, place) => (
                  <td key={column.name}>
                    <input
                      id={cellId(id, index, place)}
                      className={classes.cell}
                      aria-label={`${column.label}, row ${index + 1}`}
                      inputMode={column.type === 'number' ? 'decimal' : undefined}
                      dir="auto"
                      autoComplete="off"
                      value={textOf(row[column.name])}
                      onChange={({ currentTarget }) => setCell(index, column, currentTarget.value)}
                      onBlur={({ currentTarget }) => {
                        // 3.50 is a number too, once nothing more is typed.
                        const number = Number(currentTarget.value);
                        if (column.type === 'number' && Number.isFinite(number)) {
                          setCell(index, column, currentTarget.value && String(number));
                        }
                      }}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                        event.preventDefault();
                        if (index === rows.length - 1) addRow();
                        else document.getElementById(cellId(id, index + 1, place))?.focus();
                      }}
                    />
                  </td>
                ))}
                <td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={40}
                    aria-label={`Remove row ${index + 1}`}
                    disabled={answered.length === 0}
                    onClick={() => change(rows.toSpliced(index, 1))}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!inert && (
        <Button
          mt={6}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={rows.length >= most}
          onClick={addRow}
        >
          Add a row
        </Button>
      )}
    </FieldGroup>
  );
}

function cellId(id: string, row: number, column: number): string {
  return `${id}-cell-${row}-${column}`;
}

function readRows(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}

/** What is no number yet stays as it was typed, for the check to tell. */
function withCell(row: Row, { name, type }: TableColumn, text: string): Row {
  const { [name]: _before, ...others } = row;
  if (text === '') return others;
  const number = Number(text);
  const isDone = type === 'number' && Number.isFinite(number) && String(number) === text;
  return { ...others, [name]: isDone ? number : text };
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}
