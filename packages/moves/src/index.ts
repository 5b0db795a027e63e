export { decideBackOffMs } from './driver/back-off.ts';
export type {
  Answer,
  Command,
  DestinationCommand,
  DirectoryCommand,
  Payloads,
  SourceCommand,
} from './driver/commands.ts';
export { drive } from './driver/drive.ts';
export { startDriving, type DriveSettings, type Driving } from './driver/driving.ts';
export { decideWatch, type WatchAction } from './driver/watch.ts';
export { decideStart, type StartDecision, type StartWish } from './record/decide-start.ts';
export * from './record/driver-rules.ts';
export {
  isBeforeFlip,
  isOpen,
  moveStates,
  newMove,
  openStates,
  type MoveRecord,
  type MoveState,
  type NewMove,
} from './record/move-record.ts';
export * from './record/operator-rules.ts';
export { describeStep, steps, type StepName } from './record/steps.ts';
export type { PlacementChange, Refusal, Verdict } from './record/verdict.ts';
