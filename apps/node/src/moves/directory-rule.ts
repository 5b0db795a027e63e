import type { MoveRule, MovesConfig } from '@exchange/cluster';
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
} from '@exchange/moves';

/** The rule that decides what a driver asks of the directory. */
export function ruleOf(
  command: DirectoryCommand,
  attempt: number,
  settings: Pick<MovesConfig, 'blockMs' | 'keepSeconds'>,
): MoveRule {
  switch (command.do) {
    case 'begin':
      return (move) => decideBegin(move, attempt, command.rowsEstimated);
    case 'progress':
      return (move) => decideProgress(move, attempt, command);
    case 'catch-up':
      return (move) => decideCatchUp(move, attempt, command.changesLeft);
    case 'close':
      return (move, now) => decideClose(move, attempt, settings.blockMs, now);
    case 'flip':
      return (move, now) => decideFlip(move, attempt, settings.keepSeconds * 1_000, now);
    case 'give-up':
      return (move, now) => decideGiveUp(move, attempt, command.error, now);
    case 'conclude':
      return (move) => decideConclude(move, attempt, command.heldMs);
    case 'start-erasing':
      return (move, now) => decideErase(move, attempt, now);
    case 'erased':
      return (move) => decideErased(move, attempt);
    case 'undone':
      return (move) => decideUndone(move, attempt);
    case 'rest':
      return (move, now) => decideRest(move, attempt, command, now);
  }
}
