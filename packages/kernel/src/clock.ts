/**
 * A source of time. `now` is this process's own time, for display and for deciding when to look again.
 * `pinned` is what a SQL statement receives as its time parameter: `null` in production, so that
 * `coalesce($n, now())` judges every expiry by the database clock of the partition that holds the
 * thing, and a fixed instant in tests.
 */
export interface Clock {
  now(): Date;
  pinned(): Date | null;
}

export const systemClock: Clock = {
  now: () => new Date(),
  pinned: () => null,
};

/** A clock that moves only when it is told to. */
export class FakeClock implements Clock {
  #at: Date;

  constructor(at: Date = new Date('2026-01-01T00:00:00Z')) {
    this.#at = at;
  }

  now(): Date {
    return new Date(this.#at);
  }

  pinned(): Date {
    return this.now();
  }

  /** Moves time forward by `ms` milliseconds. */
  advance(ms: number): void {
    this.#at = new Date(this.#at.getTime() + ms);
  }
}
