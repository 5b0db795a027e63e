import {
  decideClose,
  decideErase,
  decideFlip,
  decideGiveUp,
  decideProgress,
  decideRest,
} from '../../src/index.ts';
import { ruleOf } from '../model/directory.ts';
import { soundRules, type Rules } from '../model/world.ts';

export const claimMs = 5_000;
export const blockMs = 2_000;
export const keepMs = 6_000;

/** The directory with the times of a real one. */
export const timedRules: Rules = {
  ...soundRules,
  directory(command, attempt) {
    switch (command.do) {
      case 'progress':
        return (move) => decideProgress(move, attempt, command);
      case 'close':
        return (move, now) => decideClose(move, attempt, blockMs, now);
      case 'flip':
        return (move, now) => decideFlip(move, attempt, keepMs, now);
      case 'give-up':
        return (move, now) => decideGiveUp(move, attempt, command.error, now);
      case 'start-erasing':
        return (move, now) => decideErase(move, attempt, now);
      case 'rest':
        return (move, now) => decideRest(move, attempt, command, now);
      default:
        return ruleOf(command, attempt);
    }
  },
};
