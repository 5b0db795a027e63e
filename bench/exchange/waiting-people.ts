import type { GrantedLease } from '@exchange/leases';
import type { FoundTypes } from './found-types.ts';
import type { Crowd, Visit } from './live.ts';

/** People of a group who find nothing: their pages look again when something came. */
export class WaitingPeople {
  readonly #crowd: Crowd;
  readonly #found: FoundTypes;
  readonly #visits = new Set<Visit>();

  constructor(crowd: Crowd, found: FoundTypes) {
    this.#crowd = crowd;
    this.#found = found;
  }

  get size(): number {
    return this.#visits.size;
  }

  add(visit: Visit): void {
    this.#visits.add(visit);
  }

  delete(visit: Visit): void {
    this.#visits.delete(visit);
  }

  /** They look again when there is something that was not there before. */
  wakeForNew(): void {
    if (this.#found.findNew()) this.wakeAll();
  }

  /** Tasks came: they look again, for they may have done all that lay here before. */
  wakeFor(leases: readonly GrantedLease[]): void {
    this.wakeForNew();
    if (leases.length > 0) this.wakeAll();
  }

  wakeAll(): void {
    for (const visit of this.#visits) this.#crowd.wake(visit);
  }
}
