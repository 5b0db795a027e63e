export const messageKinds = [
  'acquire',
  'renew',
  'offer',
  'recall',
  'deliver',
  'remote accept',
  'publish tasks',
  'read tasks',
  'publish profile',
  'read profiles',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Calls between processes: nodes to nodes, and nodes to the directory. A call and its answer are one. */
export class MessageCount {
  readonly #counts = new Map<MessageKind, number>();

  add(kind: MessageKind, messages = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + messages);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  byKind(): Record<string, number> {
    return Object.fromEntries(messageKinds.map((kind) => [kind, this.#counts.get(kind) ?? 0]));
  }
}
