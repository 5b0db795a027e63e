/** What was planned and done for one type, as an operator reads it. */
export interface PlanFacts {
  /** Of `planMaintenance`. */
  readonly plan: string;
  /** Of `planTarget`; undefined for a type that no target was made for. */
  readonly target: string | undefined;
  /** Why less came than was asked for; undefined when all came, or nothing was asked. */
  readonly shortage: string | undefined;
}

const planWords: Readonly<Record<string, string>> = {
  enough: 'Enough is here',
  short: 'Too little is here',
  'nothing-left': 'Too little is here and no requester has any left',
  excess: 'More is here than the group will do',
  'not-wanted': 'Nobody of the group will do it',
  full: 'The repository is full',
  instead: 'Taken in the place of what there is too little of',
};

const targetWords: Readonly<Record<string, string>> = {
  expected: 'the target is what the group will probably accept',
  minimum: 'the target is the least that is kept of everything somebody may do',
  nobody: 'nobody of the group may or wants to do it',
  'limited-by-supply': 'there is not enough for all groups',
  'limited-by-group': 'the group has done most of it',
  'limited-by-maximum': 'the target is cut to what the repository holds',
};

const shortageWords: Readonly<Record<string, string>> = {
  'none-left': 'the requester had none left',
  closed: 'its batch was paused or ended',
  unknown: 'the requester does not know it any more',
  blocked: 'the requester gives it to nobody here',
  share: 'the rest is left to other groups',
};

/** Why a target is what it is and what was done about it: one sentence. */
export function describePlan({ plan, target, shortage }: PlanFacts): string {
  const parts = [planWords[plan] ?? plan];
  if (target !== undefined && !(plan === 'not-wanted' && target === 'nobody')) {
    parts.push(targetWords[target] ?? target);
  }
  if (shortage !== undefined) parts.push(wordShortage(shortage));
  return `${parts.join('; ')}.`;
}

/** What is not a reason of the requester partition says that it gave no answer, and which. */
function wordShortage(shortage: string): string {
  return shortageWords[shortage] ?? `its partition did not answer (${shortage})`;
}
