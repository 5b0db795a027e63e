import { isStockKind } from '@exchange/kernel';
import type { ReleaseReason } from '../messages/messages.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { StockItem } from './stock-rows.ts';
import type { StockTables } from './stock-tables.ts';

/** How free slots go back to their requesters by message. Each call returns how many. */
export class WayBack {
  readonly #partitionId: string;
  readonly #tables: StockTables;
  readonly #outbox: Outbox;
  #counter = 0;

  constructor(partitionId: string, tables: StockTables, outbox: Outbox) {
    this.#partitionId = partitionId;
    this.#tables = tables;
    this.#outbox = outbox;
  }

  /** All free slots of these leases, of those that are here. */
  release(leaseIds: readonly string[], reason: ReleaseReason, now: number): number {
    const items = leaseIds.flatMap((leaseId) => this.#tables.items.get(leaseId) ?? []);
    return this.giveBack(items, reason, now);
  }

  /** Up to `slots` slots of a type, from the end of the order in which they would be accepted. */
  releaseExcess(typeId: string, slots: number, now: number): number {
    const back: StockItem[] = [];
    let left = slots;
    for (const item of (this.#tables.shelf(typeId)?.items ?? []).toReversed()) {
      if (!isStockKind(item.kind)) continue;
      left -= item.free;
      if (left < 0) break;
      back.push(item);
    }
    return this.giveBack(back, 'not-wanted', now);
  }

  /** Tasks whose own deadline passed before anybody took them. */
  releasePastDeadline(now: number): number {
    const past = [...this.#tables.items.values()].filter((item) => item.deadlineAt <= now);
    return this.giveBack(past, 'expired', now);
  }

  giveBack(items: readonly StockItem[], reason: ReleaseReason, now: number): number {
    const distinct = [...new Set(items)].filter((item) => item.free > 0);
    const back = distinct.map((item): [StockItem, number] => [item, item.free]);
    return this.send(back, reason, now);
  }

  /** So many slots of each item, with one message for each requester. */
  send(back: readonly [StockItem, number][], reason: ReleaseReason, now: number): number {
    const some = back.filter(([, slots]) => slots > 0);
    for (const [item, slots] of some) this.#tables.move(item, -slots, 0);
    const byRequester = Map.groupBy(some, ([item]) => item.requesterKey);
    for (const [requesterKey, group] of [...byRequester].sort(byKey)) {
      const leases = group.map(([{ leaseId }, slots]) => ({ leaseId, slots }));
      const body = { kind: 'lease.released' as const, requesterKey, reason, leases };
      this.#counter += 1;
      const id = `released:${this.#partitionId}:${this.#counter}`;
      this.#outbox.append({ id, to: requesterKey, body }, now);
    }
    return some.reduce((sum, [, slots]) => sum + slots, 0);
  }
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
