import type { GroupRecord } from '@exchange/affinity';
import type { GrantedLease } from '@exchange/leases';

interface Book {
  delivered: number;
  unused: number;
  readonly holds: Map<string, number>;
}

/** What a requester partition remembers of the groups it gave tasks to. */
export class GroupBooks {
  readonly #books = new Map<string, Book>();
  readonly #typeOf = new Map<string, string>();

  granted(holder: string, lease: GrantedLease): void {
    this.#typeOf.set(lease.leaseId, lease.typeId);
    this.#move(holder, lease.leaseId, lease.slots);
  }

  delivered(holder: string, leaseId: string): void {
    this.#bookOf(holder).delivered += 1;
    this.#move(holder, leaseId, -1);
  }

  /** Returns the type of the lease. */
  returned(holder: string, leaseId: string, slots: number): string | null {
    this.#bookOf(holder).unused += slots;
    this.#move(holder, leaseId, -slots);
    return this.#typeOf.get(leaseId) ?? null;
  }

  recordOf(holder: string): GroupRecord {
    return { approved: 0, rejected: 0, ...this.#bookOf(holder) };
  }

  #move(holder: string, leaseId: string, slots: number): void {
    const typeId = this.#typeOf.get(leaseId);
    if (typeId === undefined) return;
    const { holds } = this.#bookOf(holder);
    holds.set(typeId, Math.max(0, (holds.get(typeId) ?? 0) + slots));
  }

  #bookOf(holder: string): Book {
    const known = this.#books.get(holder);
    if (known !== undefined) return known;
    const book = { delivered: 0, unused: 0, holds: new Map<string, number>() };
    this.#books.set(holder, book);
    return book;
  }
}
