import type { Message } from '../../src/index.ts';
import { Inbox, Outbox, RequesterBoard, Stock } from '../../src/index.ts';
import type { Dice, Scheduler } from './scheduler.ts';

/** How the machines are made: a test of the tests puts broken ones here. */
export interface Makers {
  board(partitionId: string, parts: { inbox: Inbox; outbox: Outbox }): RequesterBoard;
  stock(partitionId: string, parts: { inbox: Inbox; outbox: Outbox }): Stock;
  inbox(): Inbox;
}

export const soundMakers: Makers = {
  board: (partitionId, parts) => new RequesterBoard({ partitionId, ...parts }),
  stock: (partitionId, parts) => new Stock({ partitionId, ...parts }),
  inbox: () => new Inbox(),
};

/** Tells of every message that is written. */
export class WatchedOutbox extends Outbox {
  readonly #onAppend: (message: Message) => void;

  constructor(onAppend: (message: Message) => void) {
    super();
    this.#onAppend = onAppend;
  }

  override append(message: Message, now: number): void {
    this.#onAppend(message);
    super.append(message, now);
  }
}

/** What a process waits for. */
export type Step =
  | { readonly wait: number }
  | { readonly to: Node; readonly run: (now: number) => unknown; readonly name: string };

/** A process of a node: what it knows is lost when the node crashes. */
export type Process = Generator<Step, void, Reply>;

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** A process of the operating system that serves one partition, with its clock. */
export class Node {
  readonly id: string;
  readonly #scheduler: Scheduler;
  /** Milliseconds that its clock is ahead of true time. */
  clockOffset = 0;
  up = true;
  /** Rises with each crash; what an earlier life began does not go on. */
  life = 1;
  /** Others cannot be reached until then. */
  cutUntil = 0;

  constructor(id: string, scheduler: Scheduler) {
    this.id = id;
    this.#scheduler = scheduler;
  }

  now(): number {
    return this.#scheduler.now + this.clockOffset;
  }

  isCut(): boolean {
    return this.cutUntil > this.#scheduler.now;
  }
}

export class RequesterNode extends Node {
  readonly board: RequesterBoard;
  constructor(id: string, scheduler: Scheduler, board: RequesterBoard) {
    super(id, scheduler);
    this.board = board;
  }
}

export class PerformerNode extends Node {
  readonly stock: Stock;
  readonly performers: string[] = [];
  constructor(id: string, scheduler: Scheduler, stock: Stock) {
    super(id, scheduler);
    this.stock = stock;
  }
}

export interface NetworkSettings {
  readonly lostShare: number;
  readonly doubledShare: number;
  /** Most calls take less than this; `lateShare` of them up to ten times as long. */
  readonly usualDelayMs: number;
  readonly lateShare: number;
}

const callDeadlineMs = 10_000;

/** Runs processes, and carries their calls over a network that loses, doubles and delays. */
export class Network {
  readonly #scheduler: Scheduler;
  readonly #dice: Dice;
  settings: NetworkSettings;
  trace: ((text: string) => void) | null = null;

  constructor(scheduler: Scheduler, dice: Dice, settings: NetworkSettings) {
    this.#scheduler = scheduler;
    this.#dice = dice;
    this.settings = settings;
  }

  start(node: Node, process: Process): void {
    if (node.up) this.#resume(node, node.life, process, { ok: true, value: null });
  }

  #resume(node: Node, life: number, process: Process, reply: Reply): void {
    if (node.life !== life || !node.up) return;
    const { done, value } = process.next(reply);
    if (done === true) return;
    if ('wait' in value) {
      const waited: Reply = { ok: true, value: null };
      this.#scheduler.after(value.wait, () => this.#resume(node, life, process, waited));
    } else this.#call(node, life, process, value);
  }

  #call(
    from: Node,
    life: number,
    process: Process,
    call: { to: Node; run: (now: number) => unknown; name: string },
  ): void {
    let answered = false;
    const answer = (reply: Reply): void => {
      if (answered) return;
      answered = true;
      this.#resume(from, life, process, reply);
    };
    const copies = this.#dice.chance(this.settings.doubledShare) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (this.#isLost(from, call.to)) continue;
      this.#scheduler.after(this.#delay(), () => {
        if (!call.to.up || call.to.isCut()) return;
        this.trace?.(`${call.to.id} answers ${call.name} of ${from.id}`);
        const value = call.run(call.to.now());
        if (this.#isLost(from, call.to)) return;
        this.#scheduler.after(this.#delay(), () => answer({ ok: true, value }));
      });
    }
    this.#scheduler.after(callDeadlineMs, () => answer({ ok: false }));
  }

  #isLost(from: Node, to: Node): boolean {
    return from.isCut() || to.isCut() || this.#dice.chance(this.settings.lostShare);
  }

  #delay(): number {
    const { usualDelayMs, lateShare } = this.settings;
    const longest = this.#dice.chance(lateShare) ? usualDelayMs * 10 : usualDelayMs;
    return this.#dice.between(1, longest);
  }
}
