/** A binary heap of numbered things, the one with the highest key on top. */
export interface Heap {
  readonly size: number;
  push(item: number, key: number): void;
  /** The key on top; minus infinity when it is empty. */
  topKey(): number;
  pop(): number | null;
}

export function createHeap(): Heap {
  const items: number[] = [];
  const keys: number[] = [];
  const keyAt = (place: number): number => keys[place] ?? Number.NEGATIVE_INFINITY;

  function swap(one: number, other: number): void {
    const item = items[one] ?? 0;
    const key = keyAt(one);
    items[one] = items[other] ?? 0;
    keys[one] = keyAt(other);
    items[other] = item;
    keys[other] = key;
  }

  return {
    get size() {
      return items.length;
    },
    push(item, key) {
      items.push(item);
      keys.push(key);
      let place = items.length - 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (keyAt(parent) >= keyAt(place)) break;
        swap(parent, place);
        place = parent;
      }
    },
    topKey: () => keyAt(0),
    pop() {
      const top = items[0];
      if (top === undefined) return null;
      swap(0, items.length - 1);
      items.pop();
      keys.pop();
      let place = 0;
      for (;;) {
        const left = 2 * place + 1;
        const child = keyAt(left + 1) > keyAt(left) ? left + 1 : left;
        if (child >= items.length || keyAt(child) <= keyAt(place)) break;
        swap(child, place);
        place = child;
      }
      return top;
    },
  };
}
