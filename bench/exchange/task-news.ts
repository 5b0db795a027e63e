import type { Directory, TaskInfo } from './directory.ts';
import type { EventQueue } from './event-queue.ts';
import type { MessageCount } from './message-count.ts';
import type { NodeSettings } from './node-settings.ts';

export interface TaskNewsParts {
  readonly queue: EventQueue;
  readonly directory: Directory;
  readonly messages: MessageCount;
  readonly settings: NodeSettings;
}

/** What a requester partition told the directory of its types, and groups by its offers. */
export class TaskNews {
  readonly #parts: TaskNewsParts;
  readonly #published = new Map<string, TaskInfo>();
  /** Groups that were offered a type lately, and told with it what is left. */
  readonly #told = new Set<string>();

  constructor(parts: TaskNewsParts) {
    this.#parts = parts;
  }

  toldByOffer(partitionId: string, typeId: string): void {
    this.#told.add(`${partitionId} ${typeId}`);
  }

  /** Tells the directory when any of it changed; what is the same may go along. */
  publish(rows: readonly TaskInfo[]): void {
    const changed = new Set(rows.filter((row) => this.#isChanged(row)));
    if (changed.size === 0) return;
    const sent = rows.filter((row) => row.availableSlots > 0 || changed.has(row));
    for (const row of sent) this.#published.set(row.typeId, row);
    const told = new Set(this.#told);
    this.#told.clear();
    const { queue, directory, messages, settings } = this.#parts;
    messages.add('publish tasks');
    queue.after(settings.latencyMs, () => directory.publishTasks(sent, told));
  }

  #isChanged(row: TaskInfo): boolean {
    return this.#published.get(row.typeId)?.availableSlots !== row.availableSlots;
  }
}
