import { compact } from './compact.ts';
import type {
  Choice,
  ComparisonField,
  DateField,
  FileField,
  MarkField,
  RankingField,
  TableColumn,
  TableField,
} from './field.ts';
import { fileContents } from './field.ts';
import { limits } from './limits.ts';
import type { FieldSource } from './read-field.ts';
import { readCommon } from './read-common.ts';
import type { JsonObject } from './read-values.ts';
import {
  isJsonObject,
  own,
  readCount,
  readNumber,
  readText,
  readTextList,
  rejectUnknownKeys,
} from './read-values.ts';
import { sameJson } from './same-json.ts';
import type { DerivedField } from './write-derived.ts';
import { writeDerivedSchema } from './write-derived.ts';

/** Hints that each kind takes besides widget and help. */
export const derivedUiKeys: Readonly<Record<DerivedField['kind'], readonly string[]>> = {
  date: ['earliest', 'latest'],
  time: ['earliest', 'latest'],
  dateTime: ['earliest', 'latest'],
  ranking: ['labels', 'choiceLabels'],
  comparison: ['content', 'left', 'right', 'tieLabel'],
  table: ['columns'],
  location: [],
  file: ['accept', 'maxMegabytes', 'minBytes'],
  boxes: ['source', 'labels', 'choiceLabels'],
  polygons: ['source', 'labels', 'choiceLabels'],
  points: ['source', 'labels', 'choiceLabels'],
  spans: ['source', 'labels', 'choiceLabels'],
  segments: ['source', 'labels', 'choiceLabels'],
};

/** Reads a field whose schema follows from its hints. What follows may be given, but not differ. */
export function readDerivedField(kind: DerivedField['kind'], source: FieldSource): DerivedField {
  const field = readKind(kind, source);
  reportDifferences(field, source);
  return field;
}

function readKind(kind: DerivedField['kind'], source: FieldSource): DerivedField {
  const common = readCommon(source);
  switch (kind) {
    case 'date':
    case 'time':
    case 'dateTime':
      return compact<DateField>({
        kind,
        ...common,
        earliest: readText(source.ui, 'earliest', 16, source.uiReport),
        latest: readText(source.ui, 'latest', 16, source.uiReport),
      });
    case 'ranking':
      return compact<RankingField>({ kind, ...common, choices: readLabels(source) });
    case 'comparison':
      return readComparison(source);
    case 'table':
      return readTable(source);
    case 'location':
      return compact<Extract<DerivedField, { kind: 'location' }>>({ kind, ...common });
    case 'file':
      return readFile(source);
    default: {
      const longest = kind === 'spans' ? limits.displayTextLength : limits.urlLength;
      const [minMarks, maxMarks] = readBounds(source, limits.marks);
      return compact<MarkField>({
        kind,
        ...common,
        source: readText(source.ui, 'source', longest, source.uiReport) ?? '',
        choices: readLabels(source),
        minMarks,
        maxMarks,
      });
    }
  }
}

function readFile(source: FieldSource): FileField {
  const { ui, uiReport } = source;
  const given = own(ui, 'accept') ?? 'any';
  const accept = fileContents.find((one) => one === given);
  if (accept === undefined) uiReport.add(`Use one of ${fileContents.join(', ')}.`, 'accept');
  return compact<FileField>({
    kind: 'file',
    ...readCommon(source),
    accept: accept ?? 'any',
    maxMegabytes: readNumber(ui, 'maxMegabytes', uiReport) ?? limits.fileMegabytes,
    minBytes: readCount(ui, 'minBytes', uiReport),
  });
}

function readComparison(source: FieldSource): ComparisonField {
  const { ui, uiReport } = source;
  const content = own(ui, 'content') ?? 'text';
  if (content !== 'text' && content !== 'image') uiReport.add('Must be text or image.', 'content');
  return compact<ComparisonField>({
    kind: 'comparison',
    ...readCommon(source),
    content: content === 'image' ? 'image' : 'text',
    left: readText(ui, 'left', limits.displayTextLength, uiReport) ?? '',
    right: readText(ui, 'right', limits.displayTextLength, uiReport) ?? '',
    tieLabel: readText(ui, 'tieLabel', limits.labelLength, uiReport),
  });
}

function readTable(source: FieldSource): TableField {
  const [minRows, maxRows] = readBounds(source, limits.tableRows);
  const columns = own(source.ui, 'columns');
  if (!Array.isArray(columns)) source.uiReport.add('List the columns.', 'columns');
  return compact<TableField>({
    kind: 'table',
    ...readCommon(source),
    columns: (Array.isArray(columns) ? columns : []).map((column: unknown, index) =>
      readColumn(column, index, source),
    ),
    minRows,
    maxRows,
  });
}

function readColumn(value: unknown, index: number, { uiReport }: FieldSource): TableColumn {
  const report = uiReport.at('columns', index);
  const column: JsonObject = isJsonObject(value) ? value : {};
  if (!isJsonObject(value)) report.add('Must be an object with name, label and type.');
  rejectUnknownKeys(column, ['name', 'label', 'type', 'required'], report);
  const type = own(column, 'type') ?? 'text';
  if (type !== 'text' && type !== 'number') report.add('Must be text or number.', 'type');
  const required = own(column, 'required') ?? false;
  if (typeof required !== 'boolean') report.add('Must be true or false.', 'required');
  const name = readText(column, 'name', limits.fieldNameLength, report) ?? '';
  return {
    name,
    label: readText(column, 'label', limits.labelLength, report) ?? name,
    type: type === 'number' ? 'number' : 'text',
    required: required === true,
  };
}

function readLabels({ ui, uiReport }: FieldSource): Choice[] {
  if (own(ui, 'labels') === undefined) uiReport.add('List what can be chosen.', 'labels');
  const values = readTextList(ui, 'labels', uiReport) ?? [];
  const labels = readTextList(ui, 'choiceLabels', uiReport);
  if (labels && labels.length !== values.length) {
    uiReport.add('Give exactly one label for each choice.', 'choiceLabels');
  }
  return values.map((value, index) => ({ value, label: labels?.[index] ?? value }));
}

/** The least and the most things of a list; what "required" and the limit imply is left out. */
function readBounds(
  { schema, required, schemaReport }: FieldSource,
  limit: number,
): [number | undefined, number | undefined] {
  const least = readCount(schema, 'minItems', schemaReport);
  const most = readCount(schema, 'maxItems', schemaReport);
  return [
    least !== undefined && least > (required ? 1 : 0) ? least : undefined,
    most === limit ? undefined : most,
  ];
}

/** Keys that say something of their own, and are read above. */
const readKeys: readonly string[] = ['type', 'title', 'description', 'minItems', 'maxItems'];

function reportDifferences(field: DerivedField, { schema, schemaReport }: FieldSource): void {
  const derived: JsonObject = { ...writeDerivedSchema(field) };
  const bounded = field.kind !== 'ranking' && own(derived, 'items') !== undefined;
  const given = bounded ? readKeys : readKeys.slice(0, 3);
  for (const key of Object.keys(schema)) {
    if (given.includes(key)) continue;
    if (!Object.hasOwn(derived, key)) {
      schemaReport.add(`Remove "${key.slice(0, 64)}": it is not known here.`, key);
    } else if (!sameJson(schema[key], derived[key])) {
      schemaReport.add(`Leave "${key}" out: it follows from the hints of the field in "ui".`, key);
    }
  }
}
