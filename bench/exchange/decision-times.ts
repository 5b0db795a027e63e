import { percentile } from '../lib/statistics.ts';

/** How long decisions took, in milliseconds of real time. */
export class DecisionTimes {
  readonly #times: number[] = [];

  measure<T>(decide: () => T): T {
    const startedAt = performance.now();
    const decided = decide();
    this.#times.push(performance.now() - startedAt);
    return decided;
  }

  get p95(): number {
    return this.#times.length === 0 ? 0 : percentile(this.#times, 0.95);
  }
}
