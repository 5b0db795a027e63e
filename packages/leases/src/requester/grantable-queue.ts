import type { TaskRow } from './board-rows.ts';
import { isTakingAccepts } from './board-rows.ts';

/**
 * Tasks of one type in the order in which they are offered: by priority, then as published. A heap
 * from which tasks that cannot be granted fall out when they are met; `add` brings them back.
 */
export class GrantableQueue {
  readonly #heap: TaskRow[] = [];

  add(task: TaskRow): void {
    if (task.queued || task.available <= 0) return;
    task.queued = true;
    this.#push(task);
  }

  /** Up to `limit` grantable tasks, best first. They stay in the queue. */
  find(limit: number, now: number, isWanted: (task: TaskRow) => boolean): TaskRow[] {
    const found: TaskRow[] = [];
    const aside: TaskRow[] = [];
    while (found.length < limit && this.#heap.length > 0) {
      const task = this.#pop();
      if (!isGrantable(task, now)) {
        task.queued = false;
        continue;
      }
      aside.push(task);
      if (isWanted(task)) found.push(task);
    }
    for (const task of aside) this.#push(task);
    return found;
  }

  #push(task: TaskRow): void {
    let index = this.#heap.length;
    this.#heap.push(task);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = this.#at(parent);
      if (!isBefore(task, above)) break;
      this.#heap[index] = above;
      index = parent;
    }
    this.#heap[index] = task;
  }

  #pop(): TaskRow {
    const first = this.#at(0);
    const last = this.#heap.pop() ?? first;
    const size = this.#heap.length;
    if (size === 0) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= size) break;
      const right = left + 1;
      const child = right < size && isBefore(this.#at(right), this.#at(left)) ? right : left;
      if (!isBefore(this.#at(child), last)) break;
      this.#heap[index] = this.#at(child);
      index = child;
    }
    this.#heap[index] = last;
    return first;
  }

  #at(index: number): TaskRow {
    const task = this.#heap[index];
    if (task === undefined) throw new Error('The queue of grantable tasks is empty.');
    return task;
  }
}

export function isGrantable(task: TaskRow, now: number): boolean {
  return task.status === 'open' && task.available > 0 && isTakingAccepts(task.batch, now);
}

function isBefore(one: TaskRow, other: TaskRow): boolean {
  const byPriority = other.batch.priority - one.batch.priority;
  return byPriority === 0 ? one.order < other.order : byPriority < 0;
}
