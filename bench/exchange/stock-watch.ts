import type { GrantedLease } from '@exchange/leases';

/** What becomes of leased slots: how long they lay idle, and how many came back unused. */
export class StockWatch {
  readonly #since = new Map<string, number>();
  #leased = 0;
  #idleMs = 0;
  #used = 0;
  #expired = 0;

  brought(leases: readonly GrantedLease[], now: number): void {
    for (const { leaseId, slots } of leases) {
      this.#leased += slots;
      this.#since.set(leaseId, now);
    }
  }

  accepted(leaseId: string, now: number): void {
    this.#used += 1;
    this.#idleMs += now - (this.#since.get(leaseId) ?? now);
  }

  expired(slots: number): void {
    this.#expired += slots;
  }

  get sums() {
    return { leased: this.#leased, idleMs: this.#idleMs, used: this.#used, expired: this.#expired };
  }
}
