import { datePatterns } from './date-patterns.ts';
import type {
  ComparisonField,
  DateField,
  FileField,
  LocationField,
  MarkField,
  RankingField,
  TableColumn,
  TableField,
} from './field.ts';
import { limits } from './limits.ts';
import { markSchema, objectOf } from './mark-schema.ts';
import { filePattern } from './file-name.ts';
import type { FieldSchema, FieldUi, PartSchema } from './task-form.ts';

/** Fields whose schema follows from their hints: only the words and the bounds are given. */
export type DerivedField =
  | DateField
  | RankingField
  | ComparisonField
  | TableField
  | LocationField
  | FileField
  | MarkField;

type Rest = { readonly [K in keyof FieldSchema]?: FieldSchema[K] | undefined } & {
  readonly type: FieldSchema['type'];
};

const latitude: PartSchema = { type: 'number', minimum: -90, maximum: 90 };
const longitude: PartSchema = { type: 'number', minimum: -180, maximum: 180 };
/** Radius in metres, as the device told it. */
const accuracy: PartSchema = { type: 'number', minimum: 0 };
const words: PartSchema = { type: 'string', maxLength: limits.defaultTextLength };

/** `file` is the id that the exchange gave it; the rest is as it was found when it came. */
const fileSchema = objectOf({
  file: { type: 'string', pattern: filePattern },
  name: { type: 'string', minLength: 1, maxLength: 120 },
  type: { type: 'string', minLength: 1, maxLength: 100 },
  bytes: { type: 'integer', minimum: 1 },
});

/** What the schema of a derived field says besides its words. */
export function writeDerivedSchema(field: DerivedField): Rest {
  switch (field.kind) {
    case 'date':
    case 'time':
    case 'dateTime':
      return { type: 'string', pattern: datePatterns[field.kind] };
    case 'ranking':
      return {
        type: 'array',
        items: { type: 'string', enum: field.choices.map(({ value }) => value) },
        uniqueItems: true,
        minItems: field.choices.length,
        maxItems: field.choices.length,
      };
    case 'comparison':
      return {
        type: 'string',
        enum: field.tieLabel === undefined ? ['left', 'right'] : ['left', 'right', 'tie'],
      };
    case 'table':
      return {
        type: 'array',
        items: rowSchema(field.columns),
        minItems: leastOf(field.minRows, field.required),
        maxItems: field.maxRows ?? limits.tableRows,
      };
    case 'location':
      return {
        ...objectOf({ latitude, longitude, accuracy, place: words }, ['latitude', 'longitude']),
        type: 'object',
      };
    case 'file':
      return { ...fileSchema, type: 'object' };
    default:
      return {
        type: 'array',
        items: markSchema(
          field.kind,
          field.choices.map(({ value }) => value),
        ),
        minItems: leastOf(field.minMarks, field.required),
        maxItems: field.maxMarks ?? limits.marks,
      };
  }
}

/** What the hints of a derived field say besides widget and help. */
export function writeDerivedUi(field: DerivedField): {
  readonly [K in keyof FieldUi]?: FieldUi[K] | undefined;
} {
  switch (field.kind) {
    case 'date':
    case 'time':
    case 'dateTime':
      return { earliest: field.earliest, latest: field.latest };
    case 'ranking':
      return { labels: valuesOf(field), choiceLabels: labelsOf(field) };
    case 'comparison':
      return {
        content: field.content,
        left: field.left,
        right: field.right,
        tieLabel: field.tieLabel,
      };
    case 'table':
      return { columns: field.columns };
    case 'location':
      return {};
    case 'file':
      return {
        accept: field.accept,
        maxMegabytes: field.maxMegabytes,
        minBytes: field.minBytes,
      };
    default:
      return { source: field.source, labels: valuesOf(field), choiceLabels: labelsOf(field) };
  }
}

function rowSchema(columns: readonly TableColumn[]): PartSchema {
  const cells = columns.map(({ name, type, required }): [string, PartSchema] => [
    name,
    type === 'number'
      ? { type }
      : {
          type: 'string',
          maxLength: limits.tableCellLength,
          ...(required ? { minLength: 1 } : {}),
        },
  ]);
  const required = columns.filter((column) => column.required).map(({ name }) => name);
  return objectOf(Object.fromEntries(cells), required);
}

function valuesOf({ choices }: RankingField | MarkField): string[] {
  return choices.map(({ value }) => value);
}

function labelsOf({ choices }: RankingField | MarkField): string[] | undefined {
  return choices.every(({ label, value }) => label === value)
    ? undefined
    : choices.map(({ label }) => label);
}

/** A required answer holds at least one thing; a bound of 0 says nothing and is left out. */
export function leastOf(bound: number | undefined, required: boolean): number | undefined {
  const least = Math.max(bound ?? 0, required ? 1 : 0);
  return least === 0 ? undefined : least;
}
