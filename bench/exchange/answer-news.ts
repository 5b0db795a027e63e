import type { EventQueue } from './event-queue.ts';
import type { FarTypes } from './far-types.ts';
import type { RequesterNode } from './requester-node.ts';

/** Answers of the same requester within this time tell nothing new. */
const restMs = 10_000;

/**
 * Answers of a requester to pulls, renewals and deliveries say what it has left of its types, so that a
 * group that deals with it knows of its work without asking the directory.
 */
export class AnswerNews {
  readonly #parts: { readonly queue: EventQueue; readonly requesters: readonly RequesterNode[] };
  readonly #far: FarTypes;
  readonly #readAt = new Map<number, number>();

  constructor(
    parts: { readonly queue: EventQueue; readonly requesters: readonly RequesterNode[] },
    far: FarTypes,
  ) {
    this.#parts = parts;
    this.#far = far;
  }

  /** Whether the answer told anything. */
  read(node: number): boolean {
    const { queue, requesters } = this.#parts;
    if (queue.now - (this.#readAt.get(node) ?? Number.NEGATIVE_INFINITY) < restMs) return false;
    this.#readAt.set(node, queue.now);
    for (const info of requesters[node]?.listInfo() ?? []) this.#far.read(info);
    return true;
  }
}
