export interface TimeQueue<T> {
  push(at: number, value: T): void;
  /** The earliest, null when empty; of equal times the one that was pushed first. */
  pop(): { readonly at: number; readonly value: T } | null;
}

interface Entry<T> {
  readonly at: number;
  readonly order: number;
  readonly value: T;
}

/** A binary heap by time. */
export function createTimeQueue<T>(): TimeQueue<T> {
  const heap: Entry<T>[] = [];
  let pushed = 0;

  function before(a: Entry<T> | undefined, b: Entry<T> | undefined): boolean {
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  function swap(i: number, j: number): void {
    const [a, b] = [heap[i], heap[j]];
    if (a === undefined || b === undefined) return;
    heap[i] = b;
    heap[j] = a;
  }

  function push(at: number, value: T): void {
    heap.push({ at, order: pushed, value });
    pushed += 1;
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(heap[index], heap[parent])) return;
      swap(index, parent);
      index = parent;
    }
  }

  function pop(): Entry<T> | null {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length === 0) return first;
    heap[0] = last;
    let index = 0;
    for (;;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (before(heap[child], heap[least])) least = child;
      }
      if (least === index) return first;
      swap(index, least);
      index = least;
    }
  }

  return { push, pop };
}
