import {
  agreementOfShapes,
  combineBoxes,
  combineSpans,
  overlapOfBoxes,
  overlapOfSpans,
  wilsonInterval,
  type Box,
  type CombinedShapes,
  type ShapeAnswer,
  type Span,
} from '@exchange/answers';
import { readBoxes, readSpans } from './read-shapes.ts';
import type { CombinedField, CombinedRow, FieldPlan, PerformerRow } from './types.ts';

const usualOverlap = 0.5;

interface ShapeKind<Shape extends { readonly label: string }> {
  readonly read: (value: unknown) => Shape[] | null;
  readonly combine: (answers: readonly ShapeAnswer<Shape>[]) => CombinedShapes<Shape>;
  readonly overlapOf: (one: Shape, other: Shape) => number;
}

const boxes: ShapeKind<Box> = {
  read: readBoxes,
  combine: (answers) => combineBoxes(answers),
  overlapOf: overlapOfBoxes,
};
const spans: ShapeKind<Span> = {
  read: readSpans,
  combine: (answers) => combineSpans(answers),
  overlapOf: overlapOfSpans,
};

/** Boxes or spans of one field: each task is combined as it comes, and only the outcome kept. */
export interface ShapeColumn {
  addTask(row: number, answers: readonly { performer: string; value: unknown }[]): void;
  finish(plan: FieldPlan): CombinedField | null;
}

export function createShapeColumn(kind: 'boxes' | 'spans'): ShapeColumn {
  return kind === 'boxes' ? columnOf(boxes) : columnOf(spans);
}

function columnOf<Shape extends { readonly label: string }>({
  read,
  combine,
  overlapOf,
}: ShapeKind<Shape>): ShapeColumn {
  const rows: CombinedRow[] = [];
  const scores = new Map<string, { sum: number; answers: number }>();
  return {
    addTask(row, given) {
      const answers = given.flatMap(({ performer, value }) => {
        const shapes = read(value);
        return shapes === null ? [] : [{ worker: performer, shapes }];
      });
      if (answers.length === 0) return;
      const { shapes, agreement } = combine(answers);
      const kept = shapes.map(({ shape }) => shape);
      for (const answer of answers) {
        const score = scores.get(answer.worker) ?? { sum: 0, answers: 0 };
        score.sum += agreementOfShapes(answer.shapes, kept, overlapOf, usualOverlap);
        score.answers += 1;
        scores.set(answer.worker, score);
      }
      rows.push({
        row,
        value: shapes.map(({ shape, confidence }) => ({ ...shape, confidence })),
        // What only one person drew nobody has confirmed.
        confidence: answers.length > 1 ? agreement : 0,
        agreement: answers.length > 1 ? agreement : null,
        answers: answers.length,
      });
    },
    finish(plan) {
      if (rows.length === 0) return null;
      const compared = rows.flatMap(({ agreement }) => (agreement === null ? [] : [agreement]));
      return {
        report: {
          ...{ name: plan.name, label: plan.label, kind: plan.kind, method: 'shapes' },
          picked: false,
          because:
            'What more than half of the people marked, matched by how much it overlaps, is kept.',
          agreement: compared.length === 0 ? null : meanOf(compared),
          agreementKind: 'f1',
          tasks: rows.length,
          answers: rows.reduce((sum, { answers }) => sum + answers, 0),
          meanConfidence: meanOf(rows.map(({ confidence }) => confidence)),
        },
        performers: [...scores].map(([performer, { sum, answers }]): PerformerRow => ({
          performer,
          answers,
          accuracy: sum / answers,
          ...wilsonInterval(sum, answers),
          spread: null,
        })),
        rows: rows.length,
        rowAt: (place) => rows[place] as CombinedRow,
      };
    },
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
