import { createTakeRates, noteTake } from '@exchange/affinity';
import { Stock, type Message } from '@exchange/leases';
import { AnswerNews } from './answer-news.ts';
import { recallHistory } from './create-history.ts';
import { DirectoryNews } from './directory-news.ts';
import type { Directory, TaskInfo } from './directory.ts';
import type { EventQueue } from './event-queue.ts';
import { FarTypes } from './far-types.ts';
import { FoundTypes } from './found-types.ts';
import { GroupMemory } from './group-memory.ts';
import { GroupPlanner } from './group-planner.ts';
import { LeaseRequests } from './lease-requests.ts';
import type { Crowd, Visit } from './live.ts';
import { Maintenance } from './maintenance.ts';
import type { MessageCount } from './message-count.ts';
import type { ExchangeMode, NodeSettings } from './node-settings.ts';
import { Outgoing } from './outgoing.ts';
import { repeat } from './repeat.ts';
import type { RequesterNode } from './requester-node.ts';
import { StockWatch } from './stock-watch.ts';
import { takeOffer } from './take-offer.ts';
import { WaitingPeople } from './waiting-people.ts';
import type { World } from './world.ts';

export interface PerformerNodeParts {
  readonly world: World;
  readonly queue: EventQueue;
  readonly directory: Directory;
  readonly messages: MessageCount;
  readonly settings: NodeSettings;
  readonly mode: ExchangeMode;
  readonly requesters: readonly RequesterNode[];
  readonly crowd: Crowd;
}

/** A performer node with one partition: its group, their stock, and what it hears from other nodes. */
export class PerformerNode {
  readonly partitionId: string;
  readonly stock: Stock;
  readonly memory: GroupMemory;
  readonly watch = new StockWatch();
  readonly takes = createTakeRates();
  readonly visits = new Map<number, Visit>();
  readonly far: FarTypes;
  readonly planner: GroupPlanner;
  readonly found: FoundTypes;
  readonly waiting: WaitingPeople;
  readonly requests: LeaseRequests;
  readonly news: DirectoryNews;
  readonly outgoing: Outgoing;
  readonly maintenance: Maintenance;
  readonly #parts: PerformerNodeParts;
  readonly #answers: AnswerNews;
  #looking = false;

  constructor(index: number, parts: PerformerNodeParts) {
    this.partitionId = `p${index}`;
    this.#parts = parts;
    this.stock = new Stock({ partitionId: this.partitionId });
    this.far = new FarTypes(parts.world, parts.queue);
    this.memory = new GroupMemory(parts.world);
    recallHistory(parts.world, index, this.memory);
    this.planner = new GroupPlanner(parts, this);
    this.found = new FoundTypes(parts.queue, this);
    this.waiting = new WaitingPeople(parts.crowd, this.found);
    this.news = new DirectoryNews(parts, this.far);
    this.#answers = new AnswerNews(parts, this.far);
    const readAnswer = (node: number): void => this.#readAnswer(node);
    this.requests = new LeaseRequests(parts, this, readAnswer);
    this.outgoing = new Outgoing(parts, this.stock, () => this.planner.describeDraw(), readAnswer);
    this.maintenance = new Maintenance(parts, this);
    this.#begin(index);
  }

  arrive(visit: Visit): void {
    this.visits.set(visit.session.index, visit);
    if (!this.stock.tables.performers.has(visit.person.key)) {
      this.stock.addPerformer(visit.person.key);
    }
  }

  /** Somebody finds nothing: what is there by now? */
  wait(visit: Visit): void {
    this.waiting.add(visit);
    const { queue, settings, mode } = this.#parts;
    // Later news come by themselves while somebody waits.
    if (this.#looking || this.news.isRecent) return;
    this.#looking = true;
    queue.after(settings.latencyMs, () => {
      this.#looking = false;
      if (mode.pull) return this.maintenance.runSoon();
      this.news.readAll();
      this.waiting.wakeForNew();
    });
  }

  /** After an accept: is there enough left? */
  checkLow(typeId: string): void {
    const { queue, settings } = this.#parts;
    noteTake(this.takes, typeId, queue.now);
    this.found.takeNear(typeId);
    const target = this.planner.target.get(typeId) ?? 0;
    const low = this.stock.freeOf(typeId) < target * settings.lowWaterShare;
    if (low && (this.far.get(typeId)?.slots ?? 0) > 0) this.maintenance.runSoon();
  }

  /** An offer of a requester, with what it has left of the same types. */
  receiveOffer(message: Message, left: readonly TaskInfo[]): void {
    const { queue, settings } = this.#parts;
    const offered = takeOffer(this, message, left, settings.periodSeconds, queue.now);
    this.waiting.wakeFor(offered);
    this.outgoing.note(settings.deliverSeconds);
  }

  /** The requester wants some back for others. */
  receiveRecall(message: Message): void {
    this.stock.receive([message], this.#parts.queue.now);
    this.outgoing.note(1);
  }

  /** Begins what it does again and again, and to listen. */
  #begin(index: number): void {
    const { settings, directory, queue, messages, mode } = this.#parts;
    this.#every(settings.maintenanceSeconds, index, () => this.maintenance.run());
    this.#every(settings.profileSeconds, index, () => {
      messages.add('publish profile');
      const draw = this.planner.describeDraw();
      queue.after(settings.latencyMs, () => directory.draws.set(draw.partitionId, draw));
    });
    directory.listen({
      partitionId: this.partitionId,
      isListening: () => this.waiting.size > 0 || !mode.push,
      tell: (typeIds) => this.#hear(typeIds),
    });
  }

  #hear(typeIds: readonly string[]): void {
    this.news.readTypes(typeIds);
    // Pulled first, it lies near when people look: one message for all of them instead of one each.
    if (this.#parts.mode.pull) this.maintenance.runSoon();
    else this.waiting.wakeForNew();
  }

  #readAnswer(node: number): void {
    if (this.#answers.read(node) && this.waiting.size > 0) this.waiting.wakeForNew();
  }

  #every(seconds: number, index: number, action: () => void): void {
    const { queue, world } = this.#parts;
    repeat(queue, 1_000 + index * 3_000, { seconds, endMs: world.endMs }, action);
  }
}
