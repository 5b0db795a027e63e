import { guards as guardsInOrder, type Criteria, type Guard } from './criteria.ts';
import { evaluateRule } from './evaluate-rule.ts';
import type { PerformerFacts, TaskFacts } from './facts.ts';
import { missingOf, type Missing } from './missing.ts';
import { describeRule } from './words.ts';

export interface Evaluation {
  /** Whether the performer may accept. */
  readonly met: boolean;
  /** Everything that keeps them from it: what cannot be changed first, then in the order of the criteria. */
  readonly missing: readonly Missing[];
}

/**
 * The one judgement of whether a performer may do work: used for the target, for grants, for the
 * feed, the preview and accept. Pure: the same facts give the same answer everywhere.
 */
export function evaluateCriteria(
  criteria: Criteria,
  performer: PerformerFacts,
  task: TaskFacts,
): Evaluation {
  const missing = [
    ...judgeTask(performer, task),
    ...criteria.requirements.flatMap(({ rule, guards }) => evaluateRule(rule, performer, guards)),
  ];
  return { met: missing.length === 0, missing };
}

/** What holds for all work, whatever its criteria say. */
function judgeTask(performer: PerformerFacts, task: TaskFacts): readonly Missing[] {
  const missing: Missing[] = [];
  if (performer.ownRequesterKey === task.requesterKey) {
    missing.push(missingOf('own-task', 'accept', 'This is your own work: others will do it.'));
  }
  const reason = performer.blockedBy.get(task.requesterKey);
  if (reason !== undefined) missing.push(missingForBlock(reason));
  if (task.alreadyDone !== 'no') {
    missing.push(
      missingOf(
        'already-done',
        'accept',
        task.alreadyDone === 'this'
          ? 'You have this task, or have done it: everybody does a task once.'
          : 'You have had every task of this kind that is left: choose another kind.',
      ),
    );
  }
  return missing;
}

/** A requester gives the performer no work; `reason` is null when it is not known here yet. */
export function missingForBlock(reason: string | null): Missing {
  const said = reason === null ? '' : ` They wrote: “${reason}”`;
  return missingOf('blocked', 'preview', `This requester does not give you work.${said}`);
}

/** Whether an act is allowed: discover before preview before accept. */
export function allows(evaluation: Evaluation, act: Guard): boolean {
  const place = guardsInOrder.indexOf(act);
  return evaluation.missing.every((one) => guardsInOrder.indexOf(one.guards) < place);
}

export interface RequirementState {
  /** As people read it. */
  readonly text: string;
  readonly guards: Guard;
  readonly met: boolean;
}

/** Each requirement with whether the performer meets it, to show before accepting. */
export function listRequirements(
  criteria: Criteria,
  performer: PerformerFacts,
): readonly RequirementState[] {
  return criteria.requirements.map(({ rule, guards }) => ({
    text: describeRule(rule),
    guards,
    met: evaluateRule(rule, performer, guards).length === 0,
  }));
}
