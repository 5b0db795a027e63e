import type { WorldBatch } from './world.ts';

interface OpenBatch {
  readonly batch: WorldBatch;
  /** A place per free slot: tasks in order, as often as they are wanted. */
  readonly slots: number[];
  head: number;
}

/** All free slots of the world, by type, for a scheduler that sees everything. */
export class OpenTasks {
  readonly #byType: OpenBatch[][];
  readonly #byBatch = new Map<number, OpenBatch>();
  readonly #taken = new Map<number, Set<number>>();

  constructor(types: number) {
    this.#byType = Array.from({ length: types }, () => []);
  }

  publish(batch: WorldBatch): void {
    const slots: number[] = [];
    for (let round = 0; round < batch.wanted; round += 1) {
      for (let task = 0; task < batch.tasks; task += 1) slots.push(task);
    }
    const open = { batch, slots, head: 0 };
    this.#byBatch.set(batch.index, open);
    const list = this.#byType[batch.type] ?? [];
    list.push(open);
    list.sort((a, b) => a.batch.deadlineAt - b.batch.deadlineAt || a.batch.index - b.batch.index);
  }

  /** The most urgent batch of the type with something left at `now`, or null. */
  first(type: number, now: number): WorldBatch | null {
    const list = this.#byType[type] ?? [];
    for (let open = list[0]; open !== undefined; open = list[0]) {
      if (open.batch.deadlineAt > now && open.head < open.slots.length) return open.batch;
      // One that gets a slot back is put in again.
      list.shift();
    }
    return null;
  }

  /** Open batches of a type, by deadline, with what is left of each. */
  listOpen(type: number, now: number): { batch: WorldBatch; left: number }[] {
    return (this.#byType[type] ?? [])
      .map((open) => ({ batch: open.batch, left: open.slots.length - open.head }))
      .filter(({ batch, left }) => left > 0 && batch.deadlineAt > now);
  }

  /** A slot of the type that the person has not had; the batch and the task, or null. */
  take(type: number, person: number, now: number): { batch: WorldBatch; task: number } | null {
    for (const open of this.#byType[type] ?? []) {
      if (open.batch.deadlineAt <= now || open.head >= open.slots.length) continue;
      const task = this.#takeFrom(open, person);
      if (task !== null) return { batch: open.batch, task };
    }
    return null;
  }

  giveBack(batch: WorldBatch, task: number): void {
    const open = this.#byBatch.get(batch.index);
    if (open === undefined) return;
    open.slots.push(task);
    const list = this.#byType[batch.type] ?? [];
    if (!list.includes(open)) {
      list.push(open);
      list.sort((a, b) => a.batch.deadlineAt - b.batch.deadlineAt || a.batch.index - b.batch.index);
    }
  }

  #takeFrom(open: OpenBatch, person: number): number | null {
    const { batch, slots } = open;
    for (let place = open.head; place < slots.length; place += 1) {
      const task = slots[place] ?? 0;
      const key = batch.index * 16_384 + task;
      const takers = this.#taken.get(key);
      if (takers?.has(person) === true) continue;
      if (takers === undefined) this.#taken.set(key, new Set([person]));
      else takers.add(person);
      slots[place] = slots[open.head] ?? task;
      open.head += 1;
      return task;
    }
    return null;
  }
}
