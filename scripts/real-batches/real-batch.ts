import type { TaskTypeTerms } from '../lib/api-requester.ts';

export type Row = Readonly<Record<string, string>>;

/** How one of the files becomes a task type. */
export type FilePlan = {
  readonly file: string;
  readonly inputs: readonly string[];
  readonly answers: readonly string[];
  readonly terms: Omit<TaskTypeTerms, 'title' | 'description' | 'keywords'>;
};

/** A file as it was recorded: what was asked, and what people answered. */
export type RealBatch = {
  readonly plan: FilePlan;
  readonly terms: TaskTypeTerms;
  /** Input columns only, one per recorded answer. */
  readonly inputRows: readonly Row[];
  /** For each input (`keyOf`), the recorded answers, cell by cell. */
  readonly recorded: ReadonlyMap<string, readonly Row[]>;
};

/** Tells inputs apart by the exact text of their columns. */
export function keyOf(columns: readonly string[], row: Row): string {
  return JSON.stringify(columns.map((column) => row[column] ?? ''));
}
