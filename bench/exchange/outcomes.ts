import type { Taken } from './live.ts';
import type { Session, World } from './world.ts';

/** What came of a run, for the table. */
export interface OutcomeFigures {
  readonly tasksDone: number;
  readonly slots: number;
  /**
   * From publication to the accept that led to the result, over all slots published; those that
   * nobody took in time count until the end of the run, so that letting them lapse gains nothing.
   */
  readonly meanWaitSeconds: number;
  readonly pastDeadline: number;
  readonly accepts: number;
  readonly localShare: number;
  /** Seconds that people waited and sessions they gave up, in hours. */
  readonly hoursGivenUp: number;
}

export class Outcomes {
  readonly #world: World;
  readonly #done: Float64Array;
  #waitMs = 0;
  #accepts = 0;
  #local = 0;
  #givenUpMs = 0;

  constructor(world: World) {
    this.#world = world;
    this.#done = new Float64Array(world.batches.length);
  }

  get done(): number {
    return this.#done.reduce((sum, count) => sum + count, 0);
  }

  /** At the moment of asking, which a round trip may follow. */
  accepted(taken: Taken, at: number): void {
    if (at - taken.delayMs > (this.#world.batches[taken.batch]?.deadlineAt ?? 0)) {
      throw new Error(`Batch ${taken.batch} was taken after its deadline.`);
    }
    this.#accepts += 1;
    if (taken.local) this.#local += 1;
  }

  submitted(taken: Taken, acceptedAt: number): void {
    this.#done[taken.batch] = (this.#done[taken.batch] ?? 0) + 1;
    this.#waitMs += acceptedAt - (this.#world.batches[taken.batch]?.publishAt ?? 0);
  }

  left(session: Session, at: number): void {
    this.#givenUpMs += Math.max(0, session.endAt - at);
  }

  figures(): OutcomeFigures {
    const { batches, endMs, slots } = this.#world;
    let waitMs = this.#waitMs;
    let pastDeadline = 0;
    for (const batch of batches) {
      const left = batch.tasks * batch.wanted - (this.#done[batch.index] ?? 0);
      if (left < 0) throw new Error(`Batch ${batch.index} was done more often than wanted.`);
      waitMs += left * (endMs - batch.publishAt);
      if (batch.deadlineAt <= endMs) pastDeadline += left;
    }
    return {
      tasksDone: this.done,
      slots,
      meanWaitSeconds: waitMs / 1_000 / slots,
      pastDeadline,
      accepts: this.#accepts,
      localShare: this.#accepts === 0 ? 1 : this.#local / this.#accepts,
      hoursGivenUp: this.#givenUpMs / 3_600_000,
    };
  }
}
