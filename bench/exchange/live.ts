import { attemptOf, lookMs } from './attempts.ts';
import type { EventQueue } from './event-queue.ts';
import type { Outcomes } from './outcomes.ts';
import type { Person, Session, World } from './world.ts';

/** A task in somebody's hands. */
export interface Taken {
  readonly batch: number;
  /** Until the answer comes that it is theirs: nothing when it lies near, a round trip when not. */
  readonly delayMs: number;
  readonly local: boolean;
}

/** Where people look for tasks: the exchange in one of its modes, or a scheduler. */
export interface Market<T extends Taken = Taken> {
  arrive(visit: Visit): void;
  /** The person looks and takes something; null when there is nothing they like. */
  take(visit: Visit): T | null;
  submit(visit: Visit, taken: T): void;
  giveBack(visit: Visit, taken: T): void;
  leave(visit: Visit): void;
}

/** Somebody who is here. */
export interface Visit {
  readonly session: Session;
  readonly person: Person;
  attempts: number;
  looks: number;
  /** Since when they wait with nothing they like; null while they work or look. */
  waitingSince: number | null;
  looking: boolean;
  gone: boolean;
}

export interface Crowd {
  /** Something new is on the page of somebody who waits: they look again. */
  wake(visit: Visit): void;
}

/**
 * The lives of people during the run: they come, look, take, work, submit or give back, wait for
 * something they like, lose patience, go. The same in all modes.
 */
export function letPeopleLive<T extends Taken>(
  world: World,
  queue: EventQueue,
  outcomes: Outcomes,
  openMarket: (crowd: Crowd) => Market<T>,
): void {
  const market = openMarket({ wake });

  function planLook(visit: Visit): void {
    visit.looking = true;
    visit.looks += 1;
    queue.after(lookMs(visit.session, visit.looks), () => look(visit));
  }

  function look(visit: Visit): void {
    visit.looking = false;
    if (visit.gone) return;
    if (queue.now >= visit.session.endAt) return leave(visit);
    const taken = market.take(visit);
    if (taken === null) return wait(visit);
    visit.waitingSince = null;
    const acceptedAt = queue.now + taken.delayMs;
    const { workMs, returns } = attemptOf(visit.person, visit.session, visit.attempts);
    visit.attempts += 1;
    outcomes.accepted(taken, acceptedAt);
    queue.after(taken.delayMs + workMs, () => {
      if (returns) {
        market.giveBack(visit, taken);
      } else {
        outcomes.submitted(taken, acceptedAt);
        market.submit(visit, taken);
      }
      planLook(visit);
    });
  }

  function wait(visit: Visit): void {
    if (visit.waitingSince !== null) return;
    const since = queue.now;
    visit.waitingSince = since;
    const until = Math.min(since + visit.session.patienceMs, visit.session.endAt);
    queue.at(until, () => {
      if (visit.waitingSince === since && !visit.gone) leave(visit);
    });
  }

  function leave(visit: Visit): void {
    visit.gone = true;
    outcomes.left(visit.session, queue.now);
    market.leave(visit);
  }

  function wake(visit: Visit): void {
    if (visit.waitingSince !== null && !visit.looking && !visit.gone) planLook(visit);
  }

  for (const session of world.sessions) {
    const person = world.people[session.person];
    if (person === undefined) continue;
    queue.at(session.startAt, () => {
      const visit: Visit = {
        ...{ session, person, attempts: 0, looks: 0 },
        ...{ waitingSince: null, looking: false, gone: false },
      };
      market.arrive(visit);
      planLook(visit);
    });
  }
}
