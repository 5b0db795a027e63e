import { occupyingStatuses } from '@exchange/kernel';
import { DueQueue } from '../rules/due-queue.ts';
import { Shelf } from './shelf.ts';
import type { AssignmentItem, StockItem } from './stock-rows.ts';

export interface PerformerRow {
  inHand: number;
  /** Tasks that they ever held, and whether they hold or did them now. */
  readonly held: Map<string, boolean>;
}

/** What a performer partition stores about slots, in memory. */
export class StockTables {
  readonly items = new Map<string, StockItem>();
  readonly shelves = new Map<string, Shelf>();
  readonly assignments = new Map<string, AssignmentItem>();
  readonly performers = new Map<string, PerformerRow>();
  /** Items by their lease's end, and assignments by their deadline. */
  readonly ends = new DueQueue<StockItem>();
  readonly deadlines = new DueQueue<AssignmentItem>();

  put(item: StockItem): void {
    this.items.set(item.leaseId, item);
    this.watch(item);
    this.#shelfOf(item.typeId).note(item, 0);
  }

  watch(item: StockItem): void {
    if (!item.watched) this.ends.add(item, item.expiresAt);
    item.watched = true;
  }

  /** Moves slots of an item; one with nothing left is gone. */
  move(item: StockItem, free: number, inHand: number): void {
    const before = item.free;
    item.free += free;
    item.inHand += inHand;
    this.#shelfOf(item.typeId).note(item, before);
    if (item.free === 0 && item.inHand === 0) this.items.delete(item.leaseId);
  }

  addAssignment(assignment: AssignmentItem): void {
    this.assignments.set(assignment.assignmentId, assignment);
    this.deadlines.add(assignment, assignment.deadlineAt);
    const performer = this.performers.get(assignment.performerKey);
    if (performer === undefined) return;
    performer.inHand += 1;
    performer.held.set(assignment.taskId, true);
  }

  /** It leaves the performer's hand. */
  endAssignment(assignment: AssignmentItem, status: AssignmentItem['status']): void {
    assignment.status = status;
    const performer = this.performers.get(assignment.performerKey);
    if (performer === undefined) return;
    performer.inHand -= 1;
    performer.held.set(assignment.taskId, occupyingStatuses.includes(status));
  }

  shelf(typeId: string): Shelf | null {
    return this.shelves.get(typeId) ?? null;
  }

  #shelfOf(typeId: string): Shelf {
    const found = this.shelves.get(typeId);
    if (found !== undefined) return found;
    const shelf = new Shelf();
    this.shelves.set(typeId, shelf);
    return shelf;
  }
}
