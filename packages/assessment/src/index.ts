export type { FitnessParts } from './fitness.ts';
export { planMoves, type Judgement, type MovePlan } from './plan-moves.ts';
export type { Change, Proposal } from './proposals/proposal.ts';
export { foldHours, partsOfWeek } from './rhythm.ts';
export { defaultAssessmentSettings } from './settings.ts';
export * from './types.ts';
