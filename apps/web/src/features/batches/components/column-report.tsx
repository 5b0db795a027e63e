import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { TaskInterface } from '@exchange/interfaces';
import { checkInterfaceColumns } from '@exchange/interfaces';
import { countOf } from '#lib/format/number.ts';
import type { CsvPreview } from '../logic/preview-csv.ts';
import classes from './column-report.module.css';

interface ColumnReportProps {
  readonly form: TaskInterface;
  readonly preview: CsvPreview;
}

/** How the header of the file fits the variables of the form, with a guess for typing errors. */
export function ColumnReport({ form, preview }: ColumnReportProps) {
  const { missing, unused } = checkInterfaceColumns(form, preview.columns);
  const errors = preview.hints.filter((hint) => hint.severity === 'error');
  const warnings = preview.hints.filter((hint) => hint.severity === 'warning');
  const isGood = missing.length === 0 && errors.length === 0;
  const isWhole = isGood && warnings.length === 0;
  return (
    <Alert
      mb="md"
      color={isWhole ? 'green' : 'orange'}
      icon={isWhole ? <IconCircleCheck size={18} /> : <IconAlertTriangle size={18} />}
      title={
        isGood ? 'Every column that the form needs is there' : 'The file does not fit the form yet'
      }
    >
      <ul className={classes.list}>
        {errors.map((hint) => (
          <li key={hint.message}>{hint.message}</li>
        ))}
        {(preview.columns.length === 0 ? [] : missing).map(({ variable, suggestion }) => (
          <li key={variable}>
            The form needs a column <code>{variable}</code>.
            {suggestion !== undefined && (
              <>
                {' '}
                Did you mean <code>{suggestion}</code>? Rename it in the file or in the form.
              </>
            )}
          </li>
        ))}
        {warnings.map((hint) => (
          <li key={hint.message}>{hint.message}</li>
        ))}
        {unused.length > 0 && (
          <li>
            {countOf(unused.length, 'more column')} will be kept with the rows and appear in the
            results:{' '}
            {unused.slice(0, 5).map((column, index) => (
              <span key={column}>
                {index > 0 && ', '}
                <code>{column}</code>
              </span>
            ))}
            {unused.length > 5 && ' …'}
          </li>
        )}
        {preview.hadByteOrderMark && <li>The byte order mark at the start is left out.</li>}
      </ul>
    </Alert>
  );
}
