/** When a task has answers enough. */
export interface AssignmentRules {
  /** Answers that every task gets, whatever they say. */
  readonly least: number;
  /** Answers that no task goes beyond. */
  readonly most: number;
  /** Of the combined answer, 0 to 1, from which on nothing more is asked. */
  readonly confidence: number;
}

export interface TaskSoFar {
  /** Given, and asked for but not yet given. */
  readonly answers: number;
  /** Probability of the combined answer, from the answers given; not looked at below `least`. */
  readonly confidence: number;
}

export type AnswerDecision =
  | { readonly ask: true; readonly because: 'below-least' | 'unsure' }
  | { readonly ask: false; readonly because: 'sure' | 'at-most' | 'no-budget' };

/**
 * Whether one more answer is asked for. Asking where the combined answer is least sure and stopping where it is
 * sure: Sheng, Provost & Ipeirotis, "Get Another Label?", KDD 2008 (label uncertainty), with a
 * posterior that knows the performers in place of their count of votes.
 *
 * @param budget answers that may still be paid for.
 */
export function decideAnswers(
  task: TaskSoFar,
  rules: AssignmentRules,
  budget: number,
): AnswerDecision {
  if (task.answers >= rules.most) return { ask: false, because: 'at-most' };
  const below = task.answers < rules.least;
  if (!below && task.confidence >= rules.confidence) return { ask: false, because: 'sure' };
  if (budget < 1) return { ask: false, because: 'no-budget' };
  return { ask: true, because: below ? 'below-least' : 'unsure' };
}
