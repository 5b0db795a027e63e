import { decideAnswers, type AssignmentRules, type TaskSoFar } from './decide-answers.ts';

/**
 * The places of the tasks that get one more answer each, within the budget: first those below the least, then
 * the least sure. Ties keep the order of the tasks.
 *
 * @param most so many at once, so that what they bring is learned before the next are chosen.
 */
export function planAnswers(
  tasks: readonly TaskSoFar[],
  rules: AssignmentRules,
  budget: number,
  most: number,
): number[] {
  const asked = tasks.flatMap((task, place) => {
    const decision = decideAnswers(task, rules, budget);
    if (!decision.ask) return [];
    const urgency =
      decision.because === 'below-least' ? task.answers - rules.least : task.confidence;
    return [{ place, urgency }];
  });
  asked.sort((one, other) => one.urgency - other.urgency || one.place - other.place);
  return asked.slice(0, Math.max(0, Math.min(most, Math.floor(budget)))).map(({ place }) => place);
}
