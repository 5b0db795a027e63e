import type { Field } from './field.ts';
import { fieldsOf } from './fields-of.ts';
import type { Answer, AnswerValue, TaskForm } from './task-form.ts';

const choiceSeparator = '|';

/** The columns of the results that a form fills, in the order of the page. */
export function answerColumns(form: TaskForm): string[] {
  return form.ui.order.map((name) => `Answer.${name}`);
}

/**
 * One answer as cells for `answerColumns`: exactly what was answered, empty if it was not. Marks,
 * rows and places are JSON.
 */
export function answerToCells(form: TaskForm, answer: Answer): string[] {
  return form.ui.order.map((name) => {
    const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
    if (value === undefined) return '';
    if (typeof value !== 'object') return String(value);
    return isTexts(value) ? value.join(choiceSeparator) : JSON.stringify(value);
  });
}

/**
 * The reverse of `answerToCells`, for answers that come from a file. A cell that cannot be read as
 * its field wants it stays text, so that checking the answer reports it.
 */
export function answerFromCells(form: TaskForm, cells: readonly string[]): Answer {
  const entries = fieldsOf(form).flatMap((field, index): [string, AnswerValue][] => {
    const cell = cells[index] ?? '';
    return cell === '' ? [] : [[field.name, readCell(field, cell)]];
  });
  return Object.fromEntries(entries);
}

function readCell(field: Field, cell: string): AnswerValue {
  switch (field.kind) {
    case 'number': {
      const value = cell.trim() === '' ? NaN : Number(cell);
      return Number.isFinite(value) ? value : cell;
    }
    case 'multipleChoice':
    case 'ranking':
      return cell.split(choiceSeparator);
    case 'yesNo':
      return cell === 'true' ? true : cell === 'false' ? false : cell;
    case 'table':
    case 'location':
    case 'file':
    case 'boxes':
    case 'polygons':
    case 'points':
    case 'spans':
    case 'segments':
      return readJson(cell);
    default:
      return cell;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function readJson(cell: string): AnswerValue {
  try {
    return JSON.parse(cell) as AnswerValue;
  } catch {
    // Not ours to judge here: checking the answer tells that it is not what the field wants.
    return cell;
  }
}
