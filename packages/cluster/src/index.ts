export * from './config.ts';
export type { AssessmentConfig } from './config-assessment.ts';
export type { FeedConfig, HistoryConfig } from './config-feed.ts';
export type { MovesConfig } from './config-moves.ts';
export { clusterFileSchema, type ClusterFile } from './config-schema.ts';
export * from './contract/follow-procedures.ts';
export * from './contract/group-profile.ts';
export { gatewayCaller } from './contract/callers.ts';
export * from './contract/messages.ts';
export * from './contract/move-procedures.ts';
export * from './contract/procedures.ts';
export * from './contract/supply-procedures.ts';
export * from './contract/values.ts';
export { askForTaskInfo } from './directory/ask-for-task-info.ts';
export * from './directory/channels.ts';
export * from './directory/create-directory.ts';
export { parseUserChanges } from './directory/pack-user-changes.ts';
export type { ServingNode } from './directory/read-serving-nodes.ts';
export * from './directory/types.ts';
export * from './follow/find-by-id.ts';
export * from './load/index.ts';
export { changeKnownMove, changeMove, changeMoves, type MoveRule } from './moves/change-move.ts';
export { claimMoves } from './moves/claim-moves.ts';
export { findMoves } from './moves/find-moves.ts';
export { moveColumns, toMoveRecord, type MoveRow } from './moves/move-row.ts';
export {
  recordMoveGroup,
  startMoves,
  type NewMoveGroup,
  type StartedMove,
} from './moves/start-moves.ts';
export * from './node-module.ts';
export * from './placement/place-user.ts';
export * from './placement/policies.ts';
export * from './placement/policy.ts';
export * from './registry/heartbeat.ts';
export * from './registry/register-node.ts';
export * from './registry/set-node-state.ts';
export * from './repositories.ts';
export * from './rpc/caller-rights.ts';
export * from './rpc/create-node-client.ts';
export * from './rpc/headers.ts';
export type { NodeCredentials } from './rpc/node-credentials.ts';
export * from './rpc/register-contract.ts';
export type { CallMeta, FindHandlers } from './rpc/run-procedure.ts';
export { movedMark } from './rpc/send-envelopes.ts';
export * from './rpc/types.ts';
export { deadlineExceeded, withDeadline } from './rpc/with-deadline.ts';
export * from './supply-settings.ts';
export { servesTemplates } from './serves-templates.ts';
