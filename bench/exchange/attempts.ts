import { logNormalAt, uniformAt } from './draws.ts';
import type { Person, Session } from './world.ts';

/**
 * The nth attempt of a session: how long the person looks before taking a task, how long the work
 * takes, and whether they give it back. People differ in pace, types do not: a scheduler could
 * otherwise do more tasks by leaving the long ones undone.
 */
export interface Attempt {
  readonly lookMs: number;
  readonly workMs: number;
  readonly returns: boolean;
}

const usualLookMs = 4_000;
const usualWorkMs = 28_000;
const returnShare = 0.03;
/** A task given back was in hand for this share of the work. */
const shareBeforeReturn = 0.4;

export function attemptOf(person: Person, session: Session, number: number): Attempt {
  const workMs = logNormalAt(session.seed, 3_000 + number * 3, usualWorkMs, 0.4) * person.slowness;
  const returns = uniformAt(session.seed, 3_002 + number * 3) < returnShare;
  return {
    lookMs: lookMs(session, number),
    workMs: returns ? workMs * shareBeforeReturn : workMs,
    returns,
  };
}

/** From something new on the page, or the last task's end, to taking one. */
export function lookMs(session: Session, number: number): number {
  return logNormalAt(session.seed ^ 0x2545f491, 3_001 + number, usualLookMs, 0.5);
}

/** Tasks the person could do in the session if there always were some. */
export function capacityOf(person: Person, session: Session): number {
  let at = session.startAt;
  let done = 0;
  for (let number = 0; ; number += 1) {
    const attempt = attemptOf(person, session, number);
    at += attempt.lookMs;
    if (at >= session.endAt) return done;
    at += attempt.workMs;
    if (!attempt.returns) done += 1;
  }
}
