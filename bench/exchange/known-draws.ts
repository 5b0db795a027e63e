import { drawOf, type GroupDraw } from '@exchange/affinity';
import type { Directory } from './directory.ts';
import type { EventQueue } from './event-queue.ts';
import { categoryOf } from './group-memory.ts';
import type { MessageCount } from './message-count.ts';
import type { NodeSettings } from './node-settings.ts';
import type { WorldType } from './world.ts';

interface KnownDrawsParts {
  readonly queue: EventQueue;
  readonly directory: Directory;
  readonly messages: MessageCount;
  readonly settings: NodeSettings;
}

/** What groups draw, as a requester node knows it: from the directory, and from what groups sent along. */
export class KnownDraws {
  readonly #parts: KnownDrawsParts;
  readonly #draws = new Map<string, GroupDraw>();
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(parts: KnownDrawsParts) {
    this.#parts = parts;
  }

  learn(draw: GroupDraw): void {
    this.#draws.set(draw.partitionId, draw);
  }

  list(): GroupDraw[] {
    this.#read();
    return [...this.#draws.values()];
  }

  /** Accepts per hour of all groups. */
  sumOf(type: WorldType): number {
    const category = categoryOf(type);
    return this.list().reduce((sum, draw) => sum + (drawOf(draw, type.typeId, category) ?? 0), 0);
  }

  #read(): void {
    const { queue, messages, settings, directory } = this.#parts;
    if (queue.now - this.#readAt < settings.profileSeconds * 1_000) return;
    this.#readAt = queue.now;
    messages.add('read profiles');
    for (const draw of directory.draws.values()) this.learn(draw);
  }
}
