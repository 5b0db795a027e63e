import { mostBytesOf } from './file-size.ts';
import { checkChoices } from './check-choices.ts';
import { isDateText } from './date-patterns.ts';
import type { ComparisonField, DateField, MarkField, TableField } from './field.ts';
import { checkFieldName, fieldNameKey } from './field-names.ts';
import { limits } from './limits.ts';
import type { FieldSource } from './read-field.ts';
import { hasUnstorableCharacters } from './text.ts';
import type { DerivedField } from './write-derived.ts';

type Reports = Pick<FieldSource, 'schemaReport' | 'uiReport'>;

/** Reports what is wrong with the meaning of a field whose schema follows from its hints. */
export function checkDerivedDefinition(field: DerivedField, reports: Reports): void {
  // Their options stand in the hints, so that is where problems are told.
  const inUi = { schemaReport: reports.uiReport, uiReport: reports.uiReport };
  switch (field.kind) {
    case 'date':
    case 'time':
    case 'dateTime':
      return checkDateBounds(field, reports);
    case 'ranking':
      checkChoices(field.choices, 2, ['labels'], inUi);
      if (field.choices.length > limits.rankedChoices) {
        const most = limits.rankedChoices;
        reports.uiReport.add(`Nobody can rank so many: use at most ${most}.`, 'labels');
      }
      return;
    case 'comparison':
      return checkComparison(field, reports);
    case 'table':
      checkColumnDefinitions(field, reports);
      return checkBounds(field.minRows, field.maxRows, limits.tableRows, reports);
    case 'location':
      return;
    case 'file':
      if (field.maxMegabytes <= 0 || field.maxMegabytes > limits.mostFileMegabytes) {
        const most = limits.mostFileMegabytes;
        reports.uiReport.add(
          `Set a largest size above 0, and of ${most} MB at most.`,
          'maxMegabytes',
        );
      } else if ((field.minBytes ?? 0) > mostBytesOf(field)) {
        reports.uiReport.add('The smallest size is above the largest: change one.', 'minBytes');
      }
      return;
    default:
      checkSource(field, reports);
      checkChoices(field.choices, 1, ['labels'], inUi);
      return checkBounds(field.minMarks, field.maxMarks, limits.marks, reports);
  }
}

const examples = { date: '2026-12-31', time: '18:30', dateTime: '2026-12-31T18:30' };

function checkDateBounds({ kind, earliest, latest }: DateField, { uiReport }: Reports): void {
  const given = Object.entries({ earliest, latest });
  for (const [key, bound] of given) {
    if (bound !== undefined && !isDateText(kind, bound)) {
      uiReport.add(`Write it like ${examples[kind]}.`, key);
    }
  }
  if (earliest !== undefined && latest !== undefined && earliest > latest) {
    uiReport.add(
      `The earliest (${earliest}) is after the latest (${latest}): change one.`,
      'earliest',
    );
  }
}

function checkComparison(field: ComparisonField, { uiReport }: Reports): void {
  for (const side of ['left', 'right'] as const) {
    if (field[side].trim() === '') {
      uiReport.add('Say what is compared, for example {{text_a}}.', side);
    }
  }
  if (field.tieLabel?.trim() === '') {
    uiReport.add('Fill in the words for "both alike", or leave them out.', 'tieLabel');
  }
}

function checkSource({ kind, source }: MarkField, { uiReport }: Reports): void {
  if (source.trim() !== '') return;
  const what = kind === 'spans' ? 'text' : kind === 'segments' ? 'recording' : 'image';
  const example = kind === 'spans' ? '{{text}}' : `{{${what}_url}}`;
  uiReport.add(`Say which ${what} is marked, for example ${example}.`, 'source');
}

function checkColumnDefinitions({ columns }: TableField, { uiReport }: Reports): void {
  if (columns.length === 0) uiReport.add('Add at least one column.', 'columns');
  if (columns.length > limits.tableColumns) {
    uiReport.add(`Use at most ${limits.tableColumns} columns.`, 'columns');
  }
  const seen = new Set<string>();
  for (const [index, { name, label }] of columns.entries()) {
    const report = uiReport.at('columns', index);
    const problem = checkFieldName(name);
    if (problem !== null) report.add(problem, 'name');
    else if (seen.has(fieldNameKey(name))) report.add(`"${name}" is there twice.`, 'name');
    seen.add(fieldNameKey(name));
    if (label.trim() === '' || hasUnstorableCharacters(label)) {
      report.add('Fill in the words above the column.', 'label');
    }
  }
}

function checkBounds(
  least = 0,
  most: number | undefined,
  limit: number,
  { schemaReport }: Reports,
): void {
  if (most !== undefined && (most < 1 || most > limit)) {
    schemaReport.add(`Set a largest number from 1 to ${limit}.`, 'maxItems');
  }
  if (least > (most ?? limit)) {
    schemaReport.add(
      `The smallest number (${least}) is above the largest (${most ?? limit}): change one.`,
      'minItems',
    );
  }
}
