import { checkFileSize } from './file-size.ts';
import { isDateText } from './date-patterns.ts';
import type {
  ComparisonField,
  DateField,
  FileField,
  MarkField,
  RankingField,
  TableColumn,
  TableField,
} from './field.ts';
import { filePattern, readFileName } from './file-name.ts';
import { limits } from './limits.ts';
import { checkMark } from './check-mark.ts';
import type { JsonObject } from './read-values.ts';
import { isJsonObject, own } from './read-values.ts';
import { hasUnstorableCharacters, textLength } from './text.ts';
import type { DerivedField } from './write-derived.ts';

/** What is wrong with the answer to a field whose schema follows from its hints, or null. */
export function checkDerivedAnswer(field: DerivedField, value: unknown): string | null {
  switch (field.kind) {
    case 'date':
    case 'time':
    case 'dateTime':
      return checkDate(field, value);
    case 'ranking':
      return checkRanking(field, value);
    case 'comparison':
      return checkPreference(field, value);
    case 'table':
      return checkRows(field, value);
    case 'location':
      return checkLocation(value);
    case 'file':
      return checkFile(field, value);
    default:
      return checkMarks(field, value);
  }
}

function checkFile(field: FileField, value: unknown): string | null {
  if (!isJsonObject(value)) return 'Choose a file.';
  const { file, name, type, bytes, ...rest } = value;
  const isWhole =
    Object.keys(rest).length === 0 &&
    typeof file === 'string' &&
    new RegExp(filePattern).test(file) &&
    typeof name === 'string' &&
    readFileName(name) === name &&
    typeof type === 'string' &&
    /^[\w.+-]+\/[\w.+-]+(; charset=utf-8)?$/.test(type) &&
    type.length <= 100 &&
    Number.isSafeInteger(bytes);
  if (!isWhole) return 'Upload the file again.';
  return checkFileSize(field, Number(bytes));
}

const dateWords = { date: 'a date', time: 'a time of day', dateTime: 'a date and a time' };

function checkDate({ kind, earliest, latest }: DateField, value: unknown): string | null {
  if (typeof value !== 'string' || !isDateText(kind, value)) return `Give ${dateWords[kind]}.`;
  if (earliest !== undefined && value < earliest) return `Must be ${shown(earliest)} or later.`;
  if (latest !== undefined && value > latest) return `Must be ${shown(latest)} or earlier.`;
  return null;
}

function shown(date: string): string {
  return date.replace('T', ' ');
}

function checkRanking({ choices }: RankingField, value: unknown): string | null {
  const isComplete =
    Array.isArray(value) &&
    value.length === choices.length &&
    choices.every((choice) => value.includes(choice.value));
  return isComplete ? null : 'Put every item in its place.';
}

function checkPreference({ tieLabel }: ComparisonField, value: unknown): string | null {
  if (value === 'left' || value === 'right') return null;
  return value === 'tie' && tieLabel !== undefined ? null : 'Choose one of the two.';
}

function checkRows(field: TableField, value: unknown): string | null {
  if (!Array.isArray(value)) return 'Fill in the rows.';
  const problem = checkCount(value.length, field.minRows, field.maxRows ?? limits.tableRows, 'row');
  if (problem !== null) return problem;
  for (const [index, row] of value.entries()) {
    const message = isJsonObject(row) ? checkRow(field.columns, row) : 'Must be a row.';
    if (message !== null) return `Row ${index + 1}: ${message}`;
  }
  return null;
}

function checkRow(columns: readonly TableColumn[], row: JsonObject): string | null {
  if (Object.keys(row).some((key) => columns.every(({ name }) => name !== key))) {
    return 'It has a column that the table does not have.';
  }
  for (const column of columns) {
    const message = checkCell(column, own(row, column.name));
    if (message !== null) return `${column.label}: ${message}`;
  }
  return null;
}

function checkCell({ type, required }: TableColumn, value: unknown): string | null {
  if (value === undefined) return required ? 'fill this in.' : null;
  if (type === 'number') {
    return typeof value === 'number' && Number.isFinite(value) ? null : 'must be a number.';
  }
  if (typeof value !== 'string') return 'must be text.';
  if (required && value === '') return 'fill this in.';
  if (hasUnstorableCharacters(value)) return 'holds characters that cannot be stored: remove them.';
  return textLength(value) > limits.tableCellLength
    ? `write at most ${limits.tableCellLength} characters.`
    : null;
}

function checkLocation(value: unknown): string | null {
  if (!isJsonObject(value)) return 'Give latitude and longitude.';
  const { latitude, longitude, accuracy, place, ...rest } = value;
  if (Object.keys(rest).length > 0) return 'Give latitude and longitude only.';
  if (!isWithin(latitude, -90, 90)) return 'The latitude must be a number from -90 to 90.';
  if (!isWithin(longitude, -180, 180)) return 'The longitude must be a number from -180 to 180.';
  if (accuracy !== undefined && !isWithin(accuracy, 0, Number.MAX_VALUE)) {
    return 'The accuracy must be metres, 0 or more.';
  }
  if (place === undefined) return null;
  if (typeof place !== 'string' || hasUnstorableCharacters(place)) return 'The place must be text.';
  return textLength(place) > limits.defaultTextLength
    ? `Write at most ${limits.defaultTextLength} characters about the place.`
    : null;
}

function isWithin(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}

function checkMarks(field: MarkField, value: unknown): string | null {
  if (!Array.isArray(value)) return 'Mark something.';
  const problem = checkCount(value.length, field.minMarks, field.maxMarks ?? limits.marks, 'mark');
  if (problem !== null) return problem;
  const labels = new Set(field.choices.map((choice) => choice.value));
  for (const [index, mark] of value.entries()) {
    const message = checkMark(field.kind, mark, labels);
    if (message !== null) return `Mark ${index + 1}: ${message}`;
  }
  return null;
}

function checkCount(count: number, least = 0, most: number, noun: string): string | null {
  const nouns = (number: number) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  if (count > most) return `Give at most ${nouns(most)}; there are ${count}.`;
  return count < least
    ? `Give at least ${nouns(least)}; there ${count === 1 ? 'is' : 'are'} ${count}.`
    : null;
}
