/** A column of the results table. */
export interface ResultColumn {
  readonly key: string;
  readonly label: string;
  readonly source: 'input' | 'answer';
}

/** Columns of a batch's results: the variables of the form, then its questions. */
export function listResultColumns(
  variables: readonly string[],
  fields: readonly { readonly name: string; readonly label: string }[],
): ResultColumn[] {
  return [
    ...variables.map((name) => ({ key: name, label: name, source: 'input' as const })),
    ...fields.map((field) => ({ key: field.name, label: field.label, source: 'answer' as const })),
  ];
}

/** A value of the input or the answer as one line of text. */
export function formatCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(formatCell).join(', ');
  return JSON.stringify(value);
}
