export { comparisonWords, compareValue, valueCount } from './comparators.ts';
export {
  capabilities,
  comparators,
  guards,
  noCriteria,
  type AreaRule,
  type Capability,
  type Comparator,
  type Condition,
  type Criteria,
  type DeviceRule,
  type Group,
  type Guard,
  type NearRule,
  type QualificationRule,
  type Requirement,
  type Rule,
} from './criteria.ts';
export {
  allows,
  evaluateCriteria,
  listRequirements,
  missingForBlock,
  type Evaluation,
  type RequirementState,
} from './evaluate-criteria.ts';
export {
  nowhere,
  type PerformerArea,
  type PerformerDevice,
  type PerformerFacts,
  type Position,
  type TaskFacts,
} from './facts.ts';
export { limits } from './limits.ts';
export type { Missing, MissingCode } from './missing.ts';
export { parseCriteria, type ParseCriteriaResult } from './parse-criteria.ts';
export { distanceKm, isCountry, isPlace, placeWords } from './places.ts';
export type { CriteriaProblem } from './problems.ts';
export { readCriteria } from './read-criteria.ts';
export {
  keepLasting,
  listConditions,
  listGrantableIds,
  listQualificationRules,
  nameQualifications,
} from './rules.ts';
export {
  deriveSystemQualifications,
  isSystemQualification,
  systemQualifications,
  type SystemQualification,
  type TrackRecord,
} from './system-qualifications.ts';
export { describeRule } from './words.ts';
