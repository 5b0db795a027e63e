export type {
  AffinityMeasure,
  Judged,
  PerformerDemand,
  Population,
  Target,
  TargetSettings,
  TargetType,
  TypeTarget,
} from './supply/target-types.ts';
export { expectByType, planTarget, type TargetInput } from './supply/plan-target.ts';
export { acceptanceShares } from './supply/acceptance-shares.ts';
export { createShareTable, type ShareSettings, type ShareTable } from './supply/share-table.ts';
export { expectedQuantity, presence, smoothPace, type Period } from './supply/expected-quantity.ts';
export { defaultMaintenanceSettings, planMaintenance } from './supply/plan-maintenance.ts';
export type {
  MaintenancePlan,
  MaintenanceSettings,
  MaintenanceStock,
  TypePlan,
  TypeSupply,
} from './supply/plan-maintenance.ts';
export { emptyPreferences, type StatedPreferences } from './preferences.ts';
export { rankFeed, scoreFeedItem, type FeedItem, type FeedViewer } from './feed/rank-feed.ts';
export { defaultFeedSettings, type FeedSettings } from './feed/rank-feed.ts';
export { coverShortage, type ShortageSettings } from './supply/cover-shortage.ts';
export { chooseNext, type NextItem } from './feed/choose-next.ts';
export { decideFocus } from './feed/decide-focus.ts';
export { decideHoldBack, type HoldBackInput } from './feed/decide-hold-back.ts';
export { selectBest } from './feed/select-best.ts';
export {
  addPresence,
  defaultPresenceSettings,
  emptyPresence,
  expectedHours,
  hourOfWeek,
  type PresenceProfile,
  type PresenceSettings,
} from './supply/presence.ts';
export {
  defaultRateSettings,
  fillRates,
  populationRates,
  type PopulationRates,
  type RateSettings,
} from './supply/acceptance-rates.ts';
export {
  acceptedShare,
  expectedTaken,
  likelihoodOfAll,
  poissonBinomialTail,
  poissonTail,
  stockFor,
  type GroupDemand,
} from './supply/group-likelihood.ts';
export { approvalRate } from './supply/measure-weights.ts';
export { isFor, remainingTasks } from './supply/remaining-tasks.ts';
export { describeDraw, drawOf, type DrawInput, type GroupDraw } from './supply/group-profile.ts';
export {
  decideGrantShare,
  defaultGrantShareSettings,
  type GrantShareInput,
  type GrantShareSettings,
} from './supply/decide-grant-share.ts';
export {
  defaultPushSettings,
  isPushDue,
  planPush,
  reputation,
  type GroupRecord,
  type PushGroup,
  type PushOffer,
  type PushSettings,
  type PushSplit,
  type PushSupply,
} from './supply/plan-push.ts';
export { decideLeftovers, type WaitingHolding } from './supply/decide-leftovers.ts';
export { decideRecall, findDryGroup, type Holding, type Recall } from './supply/decide-recall.ts';
export { createTakeRates, noteTake, ratesPerHour, type TakeRates } from './supply/take-rates.ts';
export { believedSeconds } from './supply/believed-seconds.ts';
export {
  decideGroupPressure,
  decidePressure,
  type DueSlots,
  type WorkOfGroup,
} from './supply/decide-pressure.ts';
export { decideOffer, type OfferDecision, type OfferInput } from './supply/decide-offer.ts';
export {
  createChoiceModel,
  defaultChoiceSettings,
  packChoiceState,
  unpackChoiceState,
  type ChoiceBatch,
  type ChoiceEvent,
  type ChoiceModel,
  type ChoiceModelState,
  type ChoiceSettings,
  type Explanation,
  type Ranking,
  type Reason,
} from './choice/index.ts';
export {
  chooseBackups,
  defaultBackupSettings,
  type BackupCandidate,
  type BackupSettings,
} from './groups/choose-backups.ts';
export {
  defaultHotSpotSettings,
  type Gatherable,
  type Gathering,
  type HotSpot,
  type HotSpotPlan,
  type HotSpotSettings,
  type Trait,
} from './groups/group-types.ts';
export { planHotSpots } from './groups/plan-hot-spots.ts';
