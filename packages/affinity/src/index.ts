export type {
  PerformerDemand,
  Population,
  Target,
  TargetSettings,
  TargetType,
  TypeTarget,
} from './target-types.ts';
export { planTarget, type TargetInput } from './plan-target.ts';
export { acceptanceShares, type ShareSettings } from './acceptance-shares.ts';
export { expectedQuantity, presence } from './expected-quantity.ts';
export { defaultMaintenanceSettings, planMaintenance } from './plan-maintenance.ts';
export type {
  MaintenancePlan,
  MaintenanceSettings,
  MaintenanceStock,
  TypePlan,
  TypeSupply,
} from './plan-maintenance.ts';
export { emptyPreferences, type StatedPreferences } from './preferences.ts';
export { rankFeed, scoreFeedItem, type FeedItem, type FeedViewer } from './rank-feed.ts';
