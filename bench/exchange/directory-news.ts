import type { Directory } from './directory.ts';
import type { EventQueue } from './event-queue.ts';
import type { FarTypes } from './far-types.ts';
import type { MessageCount } from './message-count.ts';
import type { NodeSettings } from './node-settings.ts';

export interface DirectoryNewsParts {
  readonly queue: EventQueue;
  readonly directory: Directory;
  readonly messages: MessageCount;
  readonly settings: NodeSettings;
}

/** What a node reads in the directory of the tasks that lie far: seldom all, and what it is told of at once. */
export class DirectoryNews {
  readonly #parts: DirectoryNewsParts;
  readonly #far: FarTypes;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(parts: DirectoryNewsParts, far: FarTypes) {
    this.#parts = parts;
    this.#far = far;
  }

  /** Whether all was read so lately that it is not read again. */
  get isRecent(): boolean {
    const { queue, settings } = this.#parts;
    return queue.now - this.#readAt < settings.hungrySeconds * 1_000;
  }

  readAll(): void {
    if (this.isRecent) return;
    const { queue, messages, directory } = this.#parts;
    this.#readAt = queue.now;
    messages.add('read tasks');
    for (const info of directory.taskInfo.values()) this.#far.read(info);
  }

  readTypes(typeIds: readonly string[]): void {
    const { messages, directory } = this.#parts;
    messages.add('read tasks');
    for (const typeId of typeIds) this.#far.read(directory.taskInfo.get(typeId) ?? null);
  }
}
