import type { StockItem } from './stock-rows.ts';
import { compareStock } from './stock-rows.ts';

/** Items of one type that have a free slot, in the order in which they are accepted. */
export class Shelf {
  readonly #items: StockItem[] = [];
  #slots = 0;

  get slots(): number {
    return this.#slots;
  }

  get items(): readonly StockItem[] {
    return this.#items;
  }

  /** Free slots of an item go from `before` to what it says now. */
  note(item: StockItem, before: number): void {
    this.#slots += item.free - before;
    if (before === 0 && item.free > 0) this.#items.splice(this.#placeOf(item), 0, item);
    if (before > 0 && item.free === 0) this.#items.splice(this.#placeOf(item), 1);
  }

  #placeOf(item: StockItem): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#items[middle];
      if (other !== undefined && compareStock(other, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
