import type { Inbox } from '../messages/inbox.ts';
import type { GrantedLease } from '../messages/messages.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { GrantCall } from '../requester/board-calls.ts';

export interface StockOptions {
  readonly partitionId: string;
  readonly inbox?: Inbox;
  readonly outbox?: Outbox;
}

export interface AcquireAttempt {
  readonly partitionId: string;
  readonly call: GrantCall;
  readonly startedAt: number;
}

/** How many slots of an offered lease the repository wants to keep. */
export type DecideOffer = (lease: GrantedLease) => number;
