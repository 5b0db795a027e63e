import type { RequestInfo } from '@exchange/cluster';
import type { Identity } from '../viewer/identity.ts';

/** What every fetch of one operation knows. */
export interface GatewayContext extends RequestInfo {
  readonly identity: Identity | null;
  /** Instant of `performance.now()` by which the operation must be answered. */
  readonly endsAt: number;
  /** Who asks, looked up past the memory: a role may have been opened a moment ago elsewhere. */
  readonly identifyAnew: () => Promise<Identity | null>;
}
