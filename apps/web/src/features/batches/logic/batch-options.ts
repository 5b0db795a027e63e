import type { Bounds } from '#components/number/bounds.ts';
import { isWithin } from '#components/number/bounds.ts';

/** What is chosen for a new batch besides its type and file. */
export interface BatchOptions {
  readonly name: string;
  readonly assignmentsWanted: number;
  readonly mergeEqualRows: boolean;
  readonly priority: number;
  /** Value of a local date and time control; empty for none. */
  readonly deadline: string;
  /** When to ask for more answers where people disagree; null for never. */
  readonly extraAnswers: ExtraOptions | null;
}

export interface ExtraOptions {
  readonly most: number;
  /** In per cent. */
  readonly confidence: number;
  readonly budgetMinor: number;
}

export const firstOptions: BatchOptions = {
  name: '',
  assignmentsWanted: 1,
  mergeEqualRows: false,
  priority: 0,
  deadline: '',
  extraAnswers: null,
};

/** What is offered first to somebody who wants more answers where people disagree. */
export function firstExtraOptions(least: number): ExtraOptions {
  return { most: mostBounds(least).min + 3, confidence: 90, budgetMinor: 1_000 };
}

export const answerBounds = { min: 1, max: 1_000 };
export const priorityBounds = { min: -10, max: 10 };
export const confidenceBounds = { min: 50, max: 99.9, fractions: true };

/** How many answers a task can have when every task gets some. */
export function mostBounds(least: number): Required<Pick<Bounds, 'min' | 'max'>> {
  return { min: (isWithin(least, answerBounds) ? least : 1) + 1, max: answerBounds.max };
}

/** Why the options cannot be used, or null if they can. */
export function checkOptions(options: BatchOptions, nowMs: number): string | null {
  const length = options.name.trim().length;
  if (length < 1 || length > 120) return 'Give the batch a name of 1 to 120 characters.';
  if (!isWithin(options.assignmentsWanted, answerBounds)) {
    return 'Ask for 1 to 1,000 answers to each task.';
  }
  if (!isWithin(options.priority, priorityBounds)) return 'Give a priority from −10 to 10.';
  const extra = options.extraAnswers;
  if (extra !== null && !isWithin(extra.most, mostBounds(options.assignmentsWanted))) {
    return 'The most answers to a task must be more than every task gets, and at most 1,000.';
  }
  if (extra !== null && !isWithin(extra.confidence, confidenceBounds)) {
    return 'Give a confidence from 50 to 99.9%.';
  }
  if (extra !== null && !isWithin(extra.budgetMinor, { min: 1 })) {
    return 'Give a budget for the extra answers.';
  }
  if (options.deadline !== '' && Date.parse(options.deadline) <= nowMs) {
    return 'The deadline must be in the future.';
  }
  return null;
}

/** A local date and time as an instant; null for none. */
export function toInstant(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString();
}

/** An instant as the value of a local date and time control. */
export function toLocal(instant: string): string {
  const date = new Date(instant);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
