export { alphaOfLabels, alphaOfNumbers } from './agreement/krippendorff.ts';
export {
  decideAnswers,
  type AnswerDecision,
  type AssignmentRules,
  type TaskSoFar,
} from './assignment/decide-answers.ts';
export { planAnswers } from './assignment/plan-answers.ts';
export {
  drawOrder,
  replayAssignments,
  type ReplayPoint,
  type ReplaySettings,
} from './assignment/replay-assignments.ts';
export { replayNumbers, type NumberReplayPoint } from './assignment/replay-numbers.ts';
export {
  bestLabel,
  bestLabels,
  type CombinedLabels,
  type RoundSettings,
} from './categorical/combined-labels.ts';
export {
  combineByDawidSkene,
  defaultDawidSkene,
  pooledDawidSkene,
  type DawidSkeneModel,
  type DawidSkeneSettings,
} from './categorical/dawid-skene.ts';
export { combineByMace } from './categorical/mace.ts';
export { combineByMajority } from './categorical/majority.ts';
export { combineByOneCoin } from './categorical/one-coin.ts';
export { combineByAccuracy, combineByAgreement } from './categorical/weighted-vote.ts';
export {
  chooseLabelMethod,
  defaultChoice,
  type ChoiceSettings,
  type ChosenLabels,
  type MethodEvidence,
} from './choice/choose-label-method.ts';
export {
  chooseNumberMethod,
  combineNumbers,
  numberMethods,
  type ChosenNumbers,
  type NumberEvidence,
  type NumberMethod,
} from './choice/choose-number-method.ts';
export { combineLabels, listLabelMethods, type LabelMethod } from './choice/label-methods.ts';
export { generateLabels, type GeneratedSet } from './generate/generate-labels.ts';
export { generateNumbers, numberRecipes, type NumberRecipe } from './generate/generate-numbers.ts';
export type { CrowdRecipe } from './generate/crowd-recipe.ts';
export { labelRecipes, type LabelShape } from './generate/label-recipes.ts';
export type { CombinedNumbers } from './numeric/combined-numbers.ts';
export { combineByMean, combineByMedian } from './numeric/simple-numbers.ts';
export { combineByWeightedMean } from './numeric/weighted-mean.ts';
export { estimateQuality, type PerformerQuality } from './quality/estimate-quality.ts';
export { wilsonInterval, type Interval } from './quality/wilson-interval.ts';
export { overlapOfBoxes, type Box } from './shapes/box.ts';
export { combineBoxes } from './shapes/combine-boxes.ts';
export type { CombinedShapes, ShapeAnswer } from './shapes/combine-shapes.ts';
export { combineSpans } from './shapes/combine-spans.ts';
export { agreementOfShapes, matchShapes } from './shapes/match-shapes.ts';
export { overlapOfSpans, type Span } from './shapes/span.ts';
export type { AnswerIndex, AnswerRecord } from './table/answer-index.ts';
export { keepAnswers } from './table/keep-answers.ts';
export { createLabelTable, type LabelTable } from './table/label-table.ts';
export { createNumberTable, type NumberTable } from './table/number-table.ts';
