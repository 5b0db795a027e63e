export { decideGrant } from './rules/decide-grant.ts';
export {
  decideLeaseEnd,
  decideRenewal,
  longestLeaseSeconds,
  recalledLeaseSeconds,
} from './rules/decide-renewal.ts';
export type { RenewableGrant, RenewalTerms } from './rules/decide-renewal.ts';
export { giveBackSlots, lendSlots, useSlot } from './rules/slot-rules.ts';
export type { LeaseSlots, TaskSlots } from './rules/slot-rules.ts';
export { clockMarginMs, isLeaseOver, submitGraceMs } from './rules/timing.ts';
export { Inbox } from './messages/inbox.ts';
export { claimMs, Outbox } from './messages/outbox.ts';
export { repositoryOf } from './messages/messages.ts';
export type {
  DeliveredWork,
  GrantedLease,
  Message,
  MessageBody,
  ReleaseReason,
  ReturnedLease,
} from './messages/messages.ts';
export type {
  DeliveryReport,
  GrantAnswer,
  GrantCall,
  NewBatch,
  RenewAnswer,
  RenewCall,
  RenewedLease,
} from './requester/board-calls.ts';
export type { BatchRow, LeaseRow, TaskRow, TypeRow } from './requester/board-rows.ts';
export {
  decideTaskLimit,
  decideWant,
  mostTasksPerCall,
  type ChosenSlots,
  type Shortage,
  type Want,
} from './requester/choose-slots.ts';
export { RequesterBoard, type RequesterBoardOptions } from './requester/requester-board.ts';
export { SlotBoard } from './requester/slot-board.ts';
export type {
  BatchMove,
  BoardBatch,
  BoardLease,
  BoardTask,
  LeaseMove,
  TaskMove,
} from './requester/slot-board.ts';
export { takeInWork, type Arrival, type TakenIn } from './requester/take-in.ts';
export {
  decideSteering,
  isSteered,
  recallPartSize,
  type Steering,
} from './requester/steer-batch.ts';
export type { AcceptCall, AcceptOutcome } from './performer/accept-rules.ts';
export type { AssignmentItem, StockItem } from './performer/stock-rows.ts';
export { Stock } from './performer/stock.ts';
export type { AcquireAttempt, DecideOffer, StockOptions } from './performer/stock-calls.ts';
