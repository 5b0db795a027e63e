import {
  decideBegin,
  decideCatchUp,
  decideClose,
  decideConclude,
  decideErase,
  decideErased,
  decideFlip,
  decideGiveUp,
  decideProgress,
  decideRest,
  decideUndone,
  type DirectoryCommand,
  type MoveRecord,
  type Verdict,
} from '../../src/index.ts';

/** A block may last for one tick. Old copies may be erased at once, which is the worst for taking back. */
export function ruleOf(
  command: DirectoryCommand,
  attempt: number,
): (move: MoveRecord, now: number) => Verdict {
  switch (command.do) {
    case 'begin':
      return (move) => decideBegin(move, attempt, 0);
    case 'progress':
      return (move) => decideProgress(move, attempt, command);
    case 'catch-up':
      return (move) => decideCatchUp(move, attempt, command.changesLeft);
    case 'close':
      return (move, now) => decideClose(move, attempt, 1, now);
    case 'flip':
      return (move, now) => decideFlip(move, attempt, 0, now);
    case 'give-up':
      return (move, now) => decideGiveUp(move, attempt, null, now);
    case 'conclude':
      return (move) => decideConclude(move, attempt, null);
    case 'start-erasing':
      return (move, now) => decideErase(move, attempt, now);
    case 'erased':
      return (move) => decideErased(move, attempt);
    case 'undone':
      return (move) => decideUndone(move, attempt);
    case 'rest':
      return (move, now) => decideRest(move, attempt, { ...command, error: null, afterMs: 0 }, now);
  }
}
