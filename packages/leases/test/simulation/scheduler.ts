import { seededRandom } from '@exchange/kernel';

/** Chooses everything that is left to chance in a schedule, from its seed alone. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seededRandom(seed).next;
  }

  /** Whole, from 0 to `below - 1`. */
  whole(below: number): number {
    return Math.floor(this.#next() * below);
  }

  between(from: number, to: number): number {
    return from + this.whole(to - from + 1);
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  pick<Thing>(things: readonly Thing[]): Thing {
    const thing = things[this.whole(things.length)];
    if (thing === undefined) throw new Error('There is nothing to pick from.');
    return thing;
  }
}

/** True time in milliseconds, and what happens when. Equal times in the order of their planning. */
export class Scheduler {
  now: number;
  #planned: { at: number; order: number; run: () => void }[] = [];
  #order = 0;

  constructor(startAt: number) {
    this.now = startAt;
  }

  get size(): number {
    return this.#planned.length;
  }

  after(delayMs: number, run: () => void): void {
    const event = { at: this.now + delayMs, order: (this.#order += 1), run };
    let index = this.#planned.length;
    // Kept in falling order: the next one is the last.
    while (index > 0 && isLater(event, this.#planned[index - 1])) index -= 1;
    this.#planned.splice(index, 0, event);
  }

  /** Runs the next event at or before `until`; false when there is none. */
  step(until: number): boolean {
    const next = this.#planned.at(-1);
    if (next === undefined || next.at > until) {
      this.now = Math.max(this.now, until);
      return false;
    }
    this.#planned.pop();
    this.now = next.at;
    next.run();
    return true;
  }
}

function isLater(
  one: { at: number; order: number },
  other: { at: number; order: number } | undefined,
): boolean {
  if (other === undefined) return false;
  return one.at > other.at || (one.at === other.at && one.order > other.order);
}
