/** Events by time, and of the same time in the order they were planned: a binary heap. */
export class EventQueue {
  readonly #times: number[] = [];
  readonly #orders: number[] = [];
  readonly #actions: (() => void)[] = [];
  #planned = 0;
  now = 0;

  get size(): number {
    return this.#times.length;
  }

  at(time: number, action: () => void): void {
    let place = this.#times.length;
    const order = (this.#planned += 1);
    this.#set(place, Math.max(time, this.now), order, action);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#before(parent, place)) break;
      this.#swap(parent, place);
      place = parent;
    }
  }

  after(milliseconds: number, action: () => void): void {
    this.at(this.now + milliseconds, action);
  }

  /** Does the earliest event; false when there is none before `end`. */
  step(end: number): boolean {
    const [time] = this.#times;
    const [action] = this.#actions;
    if (time === undefined || action === undefined || time > end) return false;
    this.now = time;
    this.#removeFirst();
    action();
    return true;
  }

  #removeFirst(): void {
    const last = this.#times.length - 1;
    this.#swap(0, last);
    this.#times.pop();
    this.#orders.pop();
    this.#actions.pop();
    for (let place = 0; ;) {
      const left = place * 2 + 1;
      if (left >= last) return;
      const child = left + 1 < last && this.#before(left + 1, left) ? left + 1 : left;
      if (this.#before(place, child)) return;
      this.#swap(place, child);
      place = child;
    }
  }

  #before(one: number, other: number): boolean {
    const difference = (this.#times[one] ?? 0) - (this.#times[other] ?? 0);
    if (difference !== 0) return difference < 0;
    return (this.#orders[one] ?? 0) < (this.#orders[other] ?? 0);
  }

  #set(place: number, time: number, order: number, action: () => void): void {
    this.#times[place] = time;
    this.#orders[place] = order;
    this.#actions[place] = action;
  }

  #swap(one: number, other: number): void {
    const time = this.#times[one] ?? 0;
    const order = this.#orders[one] ?? 0;
    const action = this.#actions[one] ?? (() => undefined);
    this.#set(
      one,
      this.#times[other] ?? 0,
      this.#orders[other] ?? 0,
      this.#actions[other] ?? action,
    );
    this.#set(other, time, order, action);
  }
}
