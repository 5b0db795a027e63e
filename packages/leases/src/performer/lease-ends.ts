import type { RenewedLease } from '../requester/board-calls.ts';
import { acceptByOf } from '../rules/timing.ts';
import type { StockItem } from './stock-rows.ts';
import type { StockTables } from './stock-tables.ts';

/** Leases that are over: their requester takes the free slots back by itself, without a message. */
export function dropExpired(tables: StockTables, now: number): number {
  const { ends, items } = tables;
  const endOf = (item: StockItem) => (items.get(item.leaseId) === item ? item.expiresAt : null);
  let slots = 0;
  for (;;) {
    const item = ends.takeDue(now, endOf);
    if (item === null) return slots;
    slots += item.free;
    tables.move(item, -item.free, 0);
    item.watched = false;
  }
}

/** Leases that cannot be accepted any more in `withinMs`, the most urgent first. */
export function listRenewable(
  tables: StockTables,
  withinMs: number,
  limit: number,
  now: number,
): StockItem[] {
  const due: StockItem[] = [];
  for (const item of tables.items.values()) {
    if (isRenewable(item, now) && item.acceptBy < now + withinMs) due.push(item);
  }
  due.sort((one, other) => one.acceptBy - other.acceptBy);
  return due.slice(0, limit);
}

/** Of one type, what lies here but cannot be accepted within the lease any more. */
export function listRenewableOfType(
  tables: StockTables,
  typeId: string,
  limit: number,
  now: number,
): StockItem[] {
  const items = tables.shelf(typeId)?.items ?? [];
  return items.filter((item) => isRenewable(item, now) && item.acceptBy < now).slice(0, limit);
}

/**
 * A renewal never shortens a lease, and an older answer never overwrites a newer one. One without
 * free slots is left alone: they may have been dropped at its end, and its requester would wait for
 * them for as long as it is renewed.
 */
export function applyRenewals(tables: StockTables, renewed: readonly RenewedLease[]): number {
  let applied = 0;
  for (const { leaseId, epoch, expiresAt } of renewed) {
    const item = tables.items.get(leaseId);
    if (item === undefined || item.free === 0 || item.epoch >= epoch) continue;
    item.epoch = epoch;
    item.expiresAt = Math.max(item.expiresAt, expiresAt);
    item.acceptBy = acceptByOf(item.expiresAt, item.timeAllowedMs);
    tables.watch(item);
    applied += 1;
  }
  return applied;
}

function isRenewable(item: StockItem, now: number): boolean {
  return item.free > 0 && item.kind === 'exclusive' && !item.recalled && item.expiresAt > now;
}
