/** Ids of the messages that took effect here. Durable: it belongs to the partition's database. */
export class Inbox {
  readonly #ids: Set<string>;

  constructor(ids: Iterable<string> = []) {
    this.#ids = new Set(ids);
  }

  /** True the first time, false ever after. */
  receive(messageId: string): boolean {
    if (this.#ids.has(messageId)) return false;
    this.#ids.add(messageId);
    return true;
  }

  /** It took no effect after all, in the same transaction: it may come again. */
  forget(messageId: string): void {
    this.#ids.delete(messageId);
  }

  snapshot(): string[] {
    return [...this.#ids].sort();
  }
}
