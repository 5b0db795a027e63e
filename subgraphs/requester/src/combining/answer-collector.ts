import type { LabelMethod, NumberMethod } from '@exchange/answers';
import { combineChoicesField } from './combine-choices-field.ts';
import { combineLabelField } from './combine-label-field.ts';
import { combineNumberField } from './combine-number-field.ts';
import { flattenAnswer } from './flatten-answer.ts';
import { growingIntegers } from './growing-array.ts';
import type { TableAnswers } from './label-tables.ts';
import { isNumberMethod, type PickedMethod } from './methods.ts';
import { readBoxes, readSpans } from './read-shapes.ts';
import { ScalarColumn } from './scalar-column.ts';
import { SetColumn } from './set-column.ts';
import { createShapeColumn, type ShapeColumn } from './shape-column.ts';
import type { AnsweredTask, CombinedField, CombinePlan, FieldPlan, ValueKind } from './types.ts';

type Column =
  | { readonly of: 'scalar'; readonly column: ScalarColumn; readonly plan: FieldPlan }
  | { readonly of: 'set'; readonly column: SetColumn; readonly plan: FieldPlan }
  | { readonly of: 'shape'; readonly column: ShapeColumn; readonly plan: FieldPlan };

const mostFields = 200;
/** Texts of templates with more different ones are not taken for labels; fewer numbers are. */
const mostDiscovered = 50;
const mostNumberLabels = 12;

/** Takes in the answers of a batch, task by task in file order, and combines each field of them. */
export class AnswerCollector {
  readonly #plan: CombinePlan;
  readonly #columns = new Map<string, Column>();
  readonly #rows = growingIntegers();
  readonly #workers = new Map<string, number>();

  constructor(plan: CombinePlan) {
    this.#plan = plan;
    for (const field of plan ?? []) this.#columns.set(field.name, createColumn(field));
  }

  add(task: AnsweredTask): void {
    const question = this.#rows.length;
    this.#rows.push(task.row);
    const shapes = new Map<string, { performer: string; value: unknown }[]>();
    for (const { performer, answer } of task.answers) {
      const worker = this.#placeOf(performer);
      const values = this.#plan === null ? flattenAnswer(answer) : Object.entries(answer);
      for (const [name, value] of values) {
        const column = this.#columnOf(name, value);
        if (column === null) continue;
        if (column.of !== 'shape') column.column.add(question, worker, value);
        else shapes.set(name, [...(shapes.get(name) ?? []), { performer, value }]);
      }
    }
    for (const [name, given] of shapes) {
      const column = this.#columns.get(name);
      if (column?.of === 'shape') column.column.addTask(task.row, given);
    }
  }

  /** Each field that can be combined, in the order of the form, or of the alphabet for templates. */
  *combine(methods: Readonly<Record<string, PickedMethod>>): Generator<CombinedField, undefined> {
    const names = [...this.#columns.keys()];
    for (const name of this.#plan === null ? names.sort() : names) {
      const column = this.#columns.get(name);
      const picked = Object.hasOwn(methods, name) ? (methods[name] ?? null) : null;
      const field = column === undefined ? null : this.#combineColumn(column, picked);
      if (field !== null) yield field;
      // A million answers of it are of no use any more.
      this.#columns.delete(name);
    }
  }

  #combineColumn(column: Column, picked: PickedMethod | null): CombinedField | null {
    const { plan } = column;
    const rows = this.#rows.toArray();
    const labelMethod = picked !== null && !isNumberMethod(picked) ? picked : null;
    const numberMethod = picked !== null && isNumberMethod(picked) ? picked : null;
    switch (column.of) {
      case 'shape':
        return column.column.finish(plan);
      case 'set': {
        const given = column.column.read();
        if (given === null || given.codes.length === 0) return null;
        return combineChoicesField(plan, rows, this.#answersOf(column.column), given, labelMethod);
      }
      case 'scalar':
        return this.#combineScalars(column.column, plan, { labelMethod, numberMethod });
    }
  }

  #combineScalars(
    column: ScalarColumn,
    plan: FieldPlan,
    picked: { labelMethod: LabelMethod | null; numberMethod: NumberMethod | null },
  ): CombinedField | null {
    const answers = this.#answersOf(column);
    if (answers.questionOf.length === 0) return null;
    const [labels, numbers] = [column.labels(), column.numbers()];
    const rows = this.#rows.toArray();
    const isNumber = this.#isNumber(plan, labels?.texts.length ?? Infinity, picked);
    if (numbers !== null && isNumber) {
      const { numberMethod } = picked;
      return combineNumberField({ ...plan, kind: 'number' }, rows, answers, numbers, numberMethod);
    }
    const most = this.#plan === null ? mostDiscovered : Infinity;
    if (labels === null || labels.texts.length > most) return null;
    return combineLabelField(
      { ...plan, kind: 'label' },
      ...([rows, answers, labels, picked.labelMethod] as const),
    );
  }

  /** The requester's method says it, else the form, else how many different numbers there are. */
  #isNumber(
    plan: FieldPlan,
    different: number,
    picked: { labelMethod: LabelMethod | null; numberMethod: NumberMethod | null },
  ): boolean {
    if (picked.numberMethod !== null) return true;
    if (picked.labelMethod !== null) return false;
    return this.#plan === null ? different > mostNumberLabels : plan.kind === 'number';
  }

  #answersOf(column: ScalarColumn | SetColumn): TableAnswers {
    return {
      questions: Array.from(this.#rows.toArray(), String),
      workers: [...this.#workers.keys()],
      questionOf: column.questionOf.toArray(),
      workerOf: column.workerOf.toArray(),
    };
  }

  #columnOf(name: string, value: unknown): Column | null {
    const known = this.#columns.get(name);
    if (known !== undefined || this.#plan !== null) return known ?? null;
    const kind = kindOf(name, value);
    if (kind === null || this.#columns.size >= mostFields) return null;
    const column = createColumn({ name, label: name, kind });
    this.#columns.set(name, column);
    return column;
  }

  #placeOf(performer: string): number {
    const place = this.#workers.get(performer) ?? this.#workers.size;
    this.#workers.set(performer, place);
    return place;
  }
}

function createColumn(plan: FieldPlan): Column {
  switch (plan.kind) {
    case 'label':
    case 'number':
      return { of: 'scalar', column: new ScalarColumn(), plan };
    case 'choices':
      return { of: 'set', column: new SetColumn(), plan };
    case 'boxes':
    case 'spans':
      return { of: 'shape', column: createShapeColumn(plan.kind), plan };
  }
}

/** What the first answer to a template says about a field; an empty list says it by its name. */
function kindOf(name: string, value: unknown): ValueKind | null {
  if (!Array.isArray(value)) return value === '' || value === null ? null : 'label';
  if (value.length === 0) {
    if (/boundingBoxes$/.test(name)) return 'boxes';
    return /entities$/.test(name) ? 'spans' : null;
  }
  if (readBoxes(value) !== null) return 'boxes';
  if (readSpans(value) !== null) return 'spans';
  return value.every((item) => typeof item === 'string') ? 'choices' : null;
}
