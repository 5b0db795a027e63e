import { guards, noCriteria, type Criteria, type Requirement } from './criteria.ts';
import { limits } from './limits.ts';
import { parseRule, type ConditionCount } from './parse-rule.ts';
import { createReport, type CriteriaProblem, type Report } from './problems.ts';
import { isJsonObject, readObject, readWord, rejectUnknownKeys } from './read-values.ts';

export type ParseCriteriaResult =
  | { readonly ok: true; readonly value: Criteria }
  | { readonly ok: false; readonly problems: readonly CriteriaProblem[] };

/**
 * Checks criteria completely. What comes back is new and in canonical form, with nothing in it that
 * was not checked; parsing it again changes nothing. No value, or an empty object, means no criteria.
 */
export function parseCriteria(value: unknown): ParseCriteriaResult {
  if (value === undefined || value === null) return { ok: true, value: noCriteria };
  const problems: CriteriaProblem[] = [];
  const requirements = parseRequirements(value, createReport(problems));
  return problems.length === 0
    ? { ok: true, value: { version: 1, requirements } }
    : { ok: false, problems };
}

function parseRequirements(value: unknown, report: Report): readonly Requirement[] {
  const criteria = readObject(value, report);
  if (criteria === null || Object.keys(criteria).length === 0) return [];
  rejectUnknownKeys(criteria, ['version', 'requirements'], report);
  if (criteria['version'] !== 1) report.add('Set the version to 1.', 'version');
  const list = criteria['requirements'];
  if (!Array.isArray(list)) {
    report.add('Must be a list.', 'requirements');
    return [];
  }
  if (list.length > limits.requirements) {
    report.add(
      `Make at most ${limits.requirements} requirements; there are ${list.length}.`,
      'requirements',
    );
    return [];
  }
  const count: ConditionCount = { conditions: 0 };
  const requirements = list.map((entry: unknown, index) =>
    parseRequirement(entry, report.at('requirements', index), count),
  );
  if (count.conditions > limits.conditions) {
    const found = count.conditions;
    report.add(`Use at most ${limits.conditions} conditions; there are ${found}.`, 'requirements');
  }
  return requirements.filter((requirement) => requirement !== null);
}

function parseRequirement(
  value: unknown,
  report: Report,
  count: ConditionCount,
): Requirement | null {
  const requirement = readObject(value, report);
  if (requirement === null) return null;
  rejectUnknownKeys(requirement, ['guards', 'rule'], report);
  const guard = readWord(requirement, 'guards', guards, report, 'accept');
  if (!isJsonObject(requirement['rule'])) {
    report.add('Give a rule.', 'rule');
    return null;
  }
  const rule = parseRule(requirement['rule'], report.at('rule'), count);
  return guard === null || rule === null ? null : { guards: guard, rule };
}
