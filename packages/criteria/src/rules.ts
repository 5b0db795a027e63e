import type { Condition, Criteria, Group, QualificationRule, Rule } from './criteria.ts';
import { isSystemQualification } from './system-qualifications.ts';

function isGroup(rule: Rule): rule is Group {
  return rule.kind === 'all' || rule.kind === 'any';
}

/** All conditions of a rule, groups taken apart. */
export function listConditions(rule: Rule): readonly Condition[] {
  return isGroup(rule) ? rule.rules.flatMap(listConditions) : [rule];
}

export function listQualificationRules(criteria: Criteria): readonly QualificationRule[] {
  return criteria.requirements
    .flatMap(({ rule }) => listConditions(rule))
    .filter((rule) => rule.kind === 'qualification');
}

/** Ids of requesters' qualifications that criteria name, each once. */
export function listGrantableIds(criteria: Criteria): readonly string[] {
  const ids = listQualificationRules(criteria).map((rule) => rule.id);
  return [...new Set(ids.filter((id) => !isSystemQualification(id)))];
}

/** The same criteria with the names that their qualifications have. */
export function nameQualifications(
  criteria: Criteria,
  names: ReadonlyMap<string, string>,
): Criteria {
  return {
    ...criteria,
    requirements: criteria.requirements.map((requirement) => ({
      ...requirement,
      rule: nameRule(requirement.rule, names),
    })),
  };
}

function nameRule(rule: Rule, names: ReadonlyMap<string, string>): Rule {
  if (isGroup(rule)) {
    return { ...rule, rules: rule.rules.map((inner) => nameRule(inner, names)) };
  }
  if (rule.kind !== 'qualification') return rule;
  return { ...rule, name: names.get(rule.id) ?? rule.name };
}

/**
 * What can still be checked after an accept: only granted qualifications, whose changes are dated.
 * Track record, place and device go on changing without a trace, so they count as met.
 */
export function keepLasting(criteria: Criteria): Criteria {
  return {
    ...criteria,
    requirements: criteria.requirements.flatMap((requirement) => {
      const rule = keepLastingRule(requirement.rule);
      return rule === null ? [] : [{ ...requirement, rule }];
    }),
  };
}

/** Null for a rule that counts as met. */
function keepLastingRule(rule: Rule): Rule | null {
  if (rule.kind === 'qualification') return isSystemQualification(rule.id) ? null : rule;
  if (!isGroup(rule)) return null;
  const inner = rule.rules.map(keepLastingRule);
  const kept = inner.filter((one) => one !== null);
  if (kept.length === 0 || (rule.kind === 'any' && kept.length < inner.length)) return null;
  return { ...rule, rules: kept };
}
