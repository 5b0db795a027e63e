/**
 * Things by the time at which they are due: a binary heap whose entries may be out of date. Who takes
 * from it asks each thing for its time of now, so a renewal costs nothing here.
 */
export class DueQueue<Thing> {
  readonly #times: number[] = [];
  readonly #things: Thing[] = [];

  get size(): number {
    return this.#things.length;
  }

  add(thing: Thing, at: number): void {
    let index = this.#things.length;
    this.#times.push(at);
    this.#things.push(thing);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#timeAt(parent) <= at) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  /**
   * The next thing that is due at `until`, or null. `dueAt` gives a thing's time of now; null says
   * that it is over and can be forgotten.
   */
  takeDue(until: number, dueAt: (thing: Thing) => number | null): Thing | null {
    while (this.#things.length > 0 && this.#timeAt(0) <= until) {
      const thing = this.#takeFirst();
      const at = dueAt(thing);
      if (at === null) continue;
      if (at <= until) return thing;
      this.add(thing, at);
    }
    return null;
  }

  #takeFirst(): Thing {
    const first = this.#things[0] as Thing;
    const lastThing = this.#things.pop() as Thing;
    const lastTime = this.#times.pop() ?? 0;
    if (this.#things.length > 0) {
      this.#things[0] = lastThing;
      this.#times[0] = lastTime;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      if (left >= this.#times.length) return;
      const right = left + 1;
      const smaller =
        right < this.#times.length && this.#timeAt(right) < this.#timeAt(left) ? right : left;
      if (this.#timeAt(index) <= this.#timeAt(smaller)) return;
      this.#swap(index, smaller);
      index = smaller;
    }
  }

  #timeAt(index: number): number {
    return this.#times[index] ?? 0;
  }

  #swap(one: number, other: number): void {
    const thing = this.#things[one] as Thing;
    this.#things[one] = this.#things[other] as Thing;
    this.#things[other] = thing;
    const time = this.#timeAt(one);
    this.#times[one] = this.#timeAt(other);
    this.#times[other] = time;
  }
}
