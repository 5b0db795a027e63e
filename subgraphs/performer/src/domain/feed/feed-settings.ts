import { defaultFeedSettings } from '@exchange/affinity';
import type { FeedConfig } from '@exchange/cluster';

/** For a node that was told nothing else. */
export const defaultNodeFeedSettings: FeedConfig = {
  ...defaultFeedSettings,
  holdBack: true,
  markLocal: true,
  modelWaitMs: 50,
};
