import { defaultFeedSettings, type FeedSettings } from '@exchange/affinity';

/** How the feed of a partition is ordered, from the cluster file. */
export interface NodeFeedSettings extends FeedSettings {
  /** Whether scarce stock is kept from those whom it fits less than others (F2). */
  readonly holdBack: boolean;
  /** Whether performers are told what lies in their local repository (F1). */
  readonly markLocal: boolean;
  /** How long a feed waits for what the model of choice says before it goes on without. */
  readonly modelWaitMs: number;
}

export const defaultNodeFeedSettings: NodeFeedSettings = {
  ...defaultFeedSettings,
  holdBack: true,
  markLocal: true,
  modelWaitMs: 50,
};
