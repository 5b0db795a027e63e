import type { LabelMethod, NumberMethod } from '@exchange/answers';

/** What the values of a field are, which decides how they can be combined. */
export type ValueKind = 'label' | 'number' | 'choices' | 'boxes' | 'spans';

/** What is known of a field before its answers are read. */
export interface FieldPlan {
  readonly name: string;
  readonly label: string;
  readonly kind: ValueKind;
  /** Of a number, where the form sets both. */
  readonly range?: readonly [number, number];
}

/** Which fields to combine; null where only the answers tell, as with HTML templates. */
export type CombinePlan = readonly FieldPlan[] | null;

export type CombineMethod = LabelMethod | NumberMethod | 'shapes';

/** One task with its answers, in the order of performers. */
export interface AnsweredTask {
  readonly row: number;
  readonly answers: readonly {
    readonly performer: string;
    readonly answer: Readonly<Record<string, unknown>>;
  }[];
}

/** What can be said about a field as a whole. */
export interface FieldReport {
  readonly name: string;
  readonly label: string;
  readonly kind: ValueKind;
  readonly method: CombineMethod;
  readonly picked: boolean;
  /** Why this method, in a sentence. */
  readonly because: string;
  /** Krippendorff's alpha, or for shapes the mean F1 of pairs; null where nothing can be compared. */
  readonly agreement: number | null;
  readonly agreementKind: 'alpha-nominal' | 'alpha-interval' | 'f1';
  readonly tasks: number;
  readonly answers: number;
  readonly meanConfidence: number;
}

export interface CombinedRow {
  readonly row: number;
  readonly value: unknown;
  /** 0 to 1. */
  readonly confidence: number;
  /** 0 to 1: how many agree with the value; null with one answer. */
  readonly agreement: number | null;
  readonly answers: number;
}

export interface PerformerRow {
  readonly performer: string;
  readonly answers: number;
  readonly accuracy: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Of numbers: standard deviation from the combined values, in their unit. */
  readonly spread: number | null;
}

/** A field combined: rows are made when they are asked for, since there may be a million. */
export interface CombinedField {
  readonly report: FieldReport;
  readonly performers: readonly PerformerRow[];
  readonly rows: number;
  rowAt(place: number): CombinedRow;
}
