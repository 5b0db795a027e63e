import { isStockKind } from '@exchange/kernel';
import { repositoryOf } from '../messages/messages.ts';
import type { Outbox } from '../messages/outbox.ts';
import { recalledLeaseSeconds } from '../rules/decide-renewal.ts';
import type { BatchRow, LeaseRow } from './board-rows.ts';
import { isTakingAccepts } from './board-rows.ts';
import type { BoardTables } from './board-tables.ts';
import { recallPartSize } from './steer-batch.ts';

/** How a requester asks for what it leased: by message, and with an end for what had none. */
export class CallBack {
  readonly #tables: BoardTables;
  readonly #outbox: Outbox;
  readonly #newMessageId: () => string;

  constructor(tables: BoardTables, outbox: Outbox, newMessageId: () => string) {
    this.#tables = tables;
    this.#outbox = outbox;
    this.#newMessageId = newMessageId;
  }

  /** All that repositories hold of a batch. */
  callBatch(batch: BatchRow, now: number): void {
    const leases = [...this.#tables.leases.values()].filter(
      (lease) => lease.task.batch === batch && isStockKind(lease.kind),
    );
    this.call(leases, now);
  }

  call(leases: readonly LeaseRow[], now: number): void {
    for (const [holder, held] of Map.groupBy(leases, (lease) => lease.holder)) {
      const ids = held.map((lease) => lease.leaseId).sort();
      for (let start = 0; start < ids.length; start += recallPartSize) {
        const id = this.#newMessageId();
        const leaseIds = ids.slice(start, start + recallPartSize);
        const message = { id, to: repositoryOf(holder), body: { kind: recalled, leaseIds } };
        this.#outbox.append(message, now);
      }
    }
  }

  /** Unlimited leases whose batch takes no accepts any more get an end. */
  endShut(now: number): void {
    for (const lease of this.#tables.endless) {
      if (!isTakingAccepts(lease.task.batch, now)) this.giveAnEnd(lease, now);
    }
  }

  giveAnEnd(lease: LeaseRow, now: number): void {
    if (!this.#tables.endless.delete(lease)) return;
    const seconds = recalledLeaseSeconds + lease.task.batch.type.timeAllowedSeconds;
    lease.expiresAt = now + seconds * 1_000;
    this.#tables.ends.add(lease, lease.expiresAt);
  }
}

const recalled = 'lease.recalled' as const;
