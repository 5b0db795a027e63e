import { err, ok, type Result } from '@exchange/kernel';
import type { InputProblem } from './outcomes.ts';

export interface OpenRoleInput {
  readonly role: 'REQUESTER' | 'PERFORMER' | 'OPERATOR';
  readonly interests?: readonly string[] | null;
  readonly displayName?: string | null;
}

export interface RoleToOpen {
  readonly role: 'requester' | 'performer';
  readonly interests: readonly string[];
  readonly displayName: string;
}

const longestName = 80;
const mostInterests = 30;
const longestInterest = 60;

export function checkOpenRole(
  input: OpenRoleInput,
  accountName: string,
): Result<RoleToOpen, readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  if (input.role === 'OPERATOR') {
    problems.push({ path: 'role', message: 'An operator gives this role; it cannot be opened.' });
  }
  const displayName = (input.displayName ?? accountName).trim();
  if (displayName.length === 0 || displayName.length > longestName) {
    problems.push({
      path: 'displayName',
      message: `The name must have 1 to ${longestName} characters.`,
    });
  }
  const interests = [...new Set((input.interests ?? []).map((interest) => interest.trim()))];
  if (interests.length > mostInterests) {
    problems.push({ path: 'interests', message: `Choose at most ${mostInterests} interests.` });
  }
  interests.forEach((interest, index) => {
    if (interest.length === 0 || interest.length > longestInterest) {
      problems.push({
        path: `interests.${index}`,
        message: `An interest must have 1 to ${longestInterest} characters.`,
      });
    }
  });
  if (problems.length > 0) return err(problems);
  const role = input.role === 'REQUESTER' ? 'requester' : 'performer';
  return ok({ role, interests, displayName });
}
