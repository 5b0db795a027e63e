import type { GroupDraw } from '@exchange/affinity';
import type { Stock } from '@exchange/leases';
import type { EventQueue } from './event-queue.ts';
import type { MessageCount } from './message-count.ts';
import type { NodeSettings } from './node-settings.ts';
import type { RequesterNode } from './requester-node.ts';
import type { World } from './world.ts';

export interface OutgoingParts {
  readonly world: World;
  readonly queue: EventQueue;
  readonly messages: MessageCount;
  readonly settings: NodeSettings;
  readonly requesters: readonly RequesterNode[];
}

/** The outbox of a performer node: results and releases gather, and go out in one message per node. */
export class Outgoing {
  readonly #parts: OutgoingParts;
  readonly #stock: Stock;
  readonly #describeDraw: () => GroupDraw;
  readonly #onAnswer: (node: number) => void;
  readonly #homes: ReadonlyMap<string, number>;
  #flushAt = Number.POSITIVE_INFINITY;

  constructor(
    parts: OutgoingParts,
    stock: Stock,
    describeDraw: () => GroupDraw,
    onAnswer: (node: number) => void,
  ) {
    this.#parts = parts;
    this.#stock = stock;
    this.#describeDraw = describeDraw;
    this.#onAnswer = onAnswer;
    this.#homes = new Map(parts.world.types.map((type) => [type.requesterKey, type.requesterNode]));
  }

  /** Something waits: it goes out in `seconds` at the latest. */
  note(seconds: number): void {
    const { settings, queue } = this.#parts;
    const { pending } = this.#stock.outbox;
    if (pending === 0) return;
    if (pending >= settings.deliverMost) return this.#flush();
    const at = queue.now + seconds * 1_000;
    if (at >= this.#flushAt) return;
    this.#flushAt = at;
    queue.at(at, () => {
      if (this.#flushAt === at) this.#flush();
    });
  }

  #flush(): void {
    const { queue, settings, requesters, messages } = this.#parts;
    this.#flushAt = Number.POSITIVE_INFINITY;
    const sent = this.#stock.outbox.claim(queue.now, Number.POSITIVE_INFINITY);
    const draw = sent.length > 0 ? this.#describeDraw() : null;
    for (const [node, group] of Map.groupBy(sent, ({ to }) => this.#homes.get(to) ?? 0)) {
      messages.add('deliver');
      queue.after(settings.latencyMs, () => {
        requesters[node]?.receive(this.#stock.partitionId, group, draw);
        for (const { id } of group) this.#stock.outbox.settle(id);
        this.#onAnswer(node);
      });
    }
  }
}
