import type { TaskTypeTerms } from '../lib/api-requester.ts';

/** One row of input with the answer that an attentive person would give. */
export type DemoTask = {
  readonly input: Readonly<Record<string, string>>;
  readonly answer: Readonly<Record<string, unknown>>;
};

/** A batch of one kind of work. */
export type DemoBatch = {
  readonly name: string;
  readonly terms: TaskTypeTerms;
  readonly columns: readonly string[];
  readonly assignmentsWanted: number;
  readonly tasks: readonly DemoTask[];
};
