import type { GrantedLease, Message } from '../../src/index.ts';

/**
 * What an all-seeing observer knows of the leases: how many slots were lent, and which claims on
 * them their holder has written but their requester has not heard of. No node reads it.
 */
export class Ghosts {
  /** Slots that a lease was granted with, its highest epoch, and the latest end its holder knew. */
  readonly leases = new Map<string, { granted: number; epoch: number; heldUntil: number }>();
  /** Slots given back or used by a message that did not take effect yet, by lease. */
  readonly pending = new Map<string, number>();
  /** All of them, ever. */
  readonly claimed = new Map<string, number>();
  readonly #written = new Set<string>();
  readonly #applied = new Set<string>();

  granted(leases: readonly GrantedLease[]): void {
    for (const { leaseId, slots } of leases) {
      if (!this.leases.has(leaseId))
        this.leases.set(leaseId, { granted: slots, epoch: 1, heldUntil: 0 });
    }
  }

  written(message: Message): void {
    if (this.#written.has(message.id)) return;
    this.#written.add(message.id);
    for (const { leaseId, slots } of claimsOf(message)) {
      this.claimed.set(leaseId, (this.claimed.get(leaseId) ?? 0) + slots);
      this.pending.set(leaseId, (this.pending.get(leaseId) ?? 0) + slots);
    }
  }

  applied(messages: readonly Message[]): void {
    for (const message of messages) {
      if (this.#applied.has(message.id)) continue;
      this.#applied.add(message.id);
      for (const { leaseId, slots } of claimsOf(message)) {
        this.pending.set(leaseId, (this.pending.get(leaseId) ?? 0) - slots);
      }
    }
  }
}

function claimsOf({ body }: Message): readonly { leaseId: string; slots: number }[] {
  if (body.kind === 'lease.released') return body.leases;
  return body.kind === 'submission.delivered' ? [{ leaseId: body.leaseId, slots: 1 }] : [];
}
