export {
  createChoiceModel,
  defaultChoiceSettings,
  type ChoiceModel,
  type ChoiceModelState,
} from './choice-model.ts';
export { packChoiceState, unpackChoiceState } from './pack-state.ts';
export type {
  ChoiceBatch,
  ChoiceEvent,
  ChoiceSettings,
  Explanation,
  Ranking,
  Reason,
} from './choice-types.ts';
