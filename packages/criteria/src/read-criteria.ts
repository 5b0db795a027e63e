import { guards, noCriteria, type Criteria, type Requirement, type Rule } from './criteria.ts';
import { isJsonObject } from './read-values.ts';

const ruleKinds = ['qualification', 'area', 'near', 'device'];
const read = new WeakMap<object, Criteria>();

/**
 * Criteria as they were stored after a check. Whatever is not understood (a newer node wrote it) is a
 * rule that nobody meets: who does not know what is asked must not let anybody in.
 */
export function readCriteria(stored: unknown): Criteria {
  if (typeof stored !== 'object' || stored === null) return noCriteria;
  const before = read.get(stored);
  if (before !== undefined) return before;
  const criteria = understand(stored);
  read.set(stored, criteria);
  return criteria;
}

const notUnderstood: Requirement = { guards: 'accept', rule: { kind: 'unknown' } };

function understand(stored: object): Criteria {
  if (Object.keys(stored).length === 0) return noCriteria;
  const { version, requirements } = stored as Record<string, unknown>;
  if (version !== 1 || !Array.isArray(requirements)) {
    return { version: 1, requirements: [notUnderstood] };
  }
  return { version: 1, requirements: requirements.map(understandRequirement) };
}

function understandRequirement(entry: unknown): Requirement {
  if (!isJsonObject(entry)) return notUnderstood;
  const guard = guards.find((known) => known === entry['guards']) ?? 'accept';
  return { guards: guard, rule: understandRule(entry['rule']) };
}

function understandRule(rule: unknown): Rule {
  if (!isJsonObject(rule)) return { kind: 'unknown' };
  const { kind, rules } = rule;
  if ((kind === 'all' || kind === 'any') && Array.isArray(rules) && rules.length > 0) {
    return { kind, rules: rules.map(understandRule) };
  }
  if (!ruleKinds.some((known) => known === kind)) return { kind: 'unknown' };
  // Checked when it was stored; only its kind can be from another version.
  return rule as unknown as Rule;
}
