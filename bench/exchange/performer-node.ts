import {
  createTakeRates,
  decideOffer,
  noteTake,
  type GroupDraw,
  type TypePlan,
} from '@exchange/affinity';
import { Stock, type GrantedLease, type Message } from '@exchange/leases';
import { recallHistory } from './create-history.ts';
import { DecisionTimes } from './decision-times.ts';
import type { Directory, TaskInfo } from './directory.ts';
import type { EventQueue } from './event-queue.ts';
import { AnswerNews } from './answer-news.ts';
import { GroupMemory } from './group-memory.ts';
import { FarTypes } from './far-types.ts';
import type { Crowd, Visit } from './live.ts';
import type { MessageCount } from './message-count.ts';
import type { ExchangeMode, NodeSettings } from './node-settings.ts';
import type { RequesterNode } from './requester-node.ts';
import { GroupPlanner, maximumStock } from './group-planner.ts';
import { Outgoing } from './outgoing.ts';
import { repeat } from './repeat.ts';
import { StockWatch } from './stock-watch.ts';
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

const anyTask = { taskId: null, excludeTaskIds: [] };
/** What is fetched at once lasts the group this long. */
const fetchSeconds = 900;

/** A performer node with one partition: its stock, its memory of the group, its maintenance. */
export class PerformerNode {
  readonly partitionId: string;
  readonly stock: Stock;
  readonly memory: GroupMemory;
  readonly watch = new StockWatch();
  readonly takes = createTakeRates();
  readonly visits = new Map<number, Visit>();
  readonly waiting = new Set<Visit>();
  readonly maintenanceTimes = new DecisionTimes();
  readonly far: FarTypes;
  readonly planner: GroupPlanner;
  readonly #parts: PerformerNodeParts;
  /** Types of which people find something. */
  readonly #visible = new Set<string>();
  #ranAt = Number.NEGATIVE_INFINITY;
  #readAt = Number.NEGATIVE_INFINITY;
  #looking = false;
  #planned = false;
  readonly #outgoing: Outgoing;
  readonly #news: AnswerNews;
  #grants = 0;

  constructor(index: number, parts: PerformerNodeParts) {
    this.partitionId = `p${index}`;
    this.#parts = parts;
    this.stock = new Stock({ partitionId: this.partitionId });
    this.far = new FarTypes(parts.world, parts.queue);
    this.#news = new AnswerNews(parts, this.far);
    this.#outgoing = new Outgoing(
      parts,
      this.stock,
      () => this.planner.describeDraw(),
      (node) => this.#readAnswer(node),
    );
    this.memory = new GroupMemory(parts.world);
    recallHistory(parts.world, index, this.memory);
    this.planner = new GroupPlanner(parts, this);
    const { settings, directory, queue } = parts;
    this.#every(settings.maintenanceSeconds, index, () => this.maintain());
    this.#every(settings.profileSeconds, index, () => {
      parts.messages.add('publish profile');
      const draw = this.planner.describeDraw();
      queue.after(settings.latencyMs, () => directory.draws.set(draw.partitionId, draw));
    });
    directory.listen({
      partitionId: this.partitionId,
      isListening: () => this.waiting.size > 0 || !parts.mode.push,
      tell: (typeIds) => this.#hear(typeIds),
    });
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
    const { queue, settings } = this.#parts;
    // Later news come by themselves while somebody waits.
    if (this.#looking || queue.now - this.#readAt < settings.hungrySeconds * 1_000) return;
    this.#looking = true;
    queue.after(settings.latencyMs, () => {
      this.#looking = false;
      if (this.#parts.mode.pull) return this.#maintainSoon();
      this.#readTasks();
      this.wakeForNew();
    });
  }

  /** After an accept: is there enough left? */
  checkLow(typeId: string): void {
    noteTake(this.takes, typeId, this.#parts.queue.now);
    this.#noteGone(typeId);
    const target = this.planner.target.get(typeId) ?? 0;
    const low = this.stock.freeOf(typeId) < target * this.#parts.settings.lowWaterShare;
    if (low && (this.far.get(typeId)?.slots ?? 0) > 0) this.#maintainSoon();
  }

  /** An offer of a requester: takes what the group will do of it (R8), and learns what is left there. */
  receiveOffer(message: Message, left: readonly TaskInfo[]): void {
    if (message.body.kind !== 'lease.offered') return;
    const { queue, settings } = this.#parts;
    const { leases } = message.body;
    this.watch.brought(leases, queue.now);
    const byType = Map.groupBy(leases, (lease) => lease.typeId);
    for (const [typeId, group] of byType) this.far.learn(typeId, group);
    for (const info of left) this.far.read(info);
    this.planner.planTarget();
    const room = new Map(
      [...byType].map(([typeId, group]) => [typeId, this.#roomFor(typeId, group)]),
    );
    this.stock.receive([message], queue.now, (lease) => {
      const left = room.get(lease.typeId) ?? 0;
      const take = Math.min(left, lease.slots);
      room.set(lease.typeId, left - take);
      return take;
    });
    this.#wakeFor(leases);
    this.noteOutbox(settings.deliverSeconds);
  }

  #roomFor(typeId: string, leases: readonly GrantedLease[]): number {
    const { settings, queue } = this.#parts;
    const deadlineAt = Math.min(
      ...leases.map((lease) => lease.deadlineAt ?? Number.POSITIVE_INFINITY),
    );
    return decideOffer({
      offered: leases.reduce((sum, lease) => sum + lease.slots, 0),
      stock: this.stock.freeOf(typeId),
      expected: this.planner.expected.get(typeId) ?? null,
      room: maximumStock,
      periodSeconds: settings.periodSeconds,
      secondsLeft: Number.isFinite(deadlineAt) ? (deadlineAt - queue.now) / 1_000 : null,
    }).take;
  }

  /** Profile → target → stock → plan → release, renew, acquire (R2 to R7). */
  maintain(): void {
    const { queue, settings, messages, mode } = this.#parts;
    this.#planned = false;
    this.#ranAt = queue.now;
    this.watch.expired(this.stock.dropExpired(queue.now));
    this.stock.releasePastDeadline(queue.now);
    this.#readTasks();
    const plan = this.maintenanceTimes.measure(() => this.planner.plan());
    for (const { typeId, release } of plan) {
      if (release > 0) this.stock.releaseExcess(typeId, release, queue.now);
    }
    this.#renew();
    if (mode.pull) {
      const asked = plan.filter((type) => type.acquire > 0);
      const draw = asked.length > 0 ? this.planner.describeDraw() : null;
      for (const [partitionId, group] of Map.groupBy(asked, (type) => type.partitionId)) {
        messages.add('acquire');
        queue.after(settings.latencyMs, () => this.#acquire(partitionId, group, draw));
      }
    }
    // After the answers, if any: what could not be had near may be taken far.
    queue.after(3 * settings.latencyMs, () => this.wakeForNew());
    this.noteOutbox(settings.deliverSeconds);
  }

  #acquire(partitionId: string | null, plans: readonly TypePlan[], draw: GroupDraw | null): void {
    const { queue, settings, requesters } = this.#parts;
    const requester = requesters.find((node) => node.partitionId === partitionId);
    this.#grants += 1;
    const answer = requester?.grant(
      {
        grantId: `pull:${this.partitionId}:${this.#grants}`,
        holder: this.partitionId,
        kind: 'exclusive',
        performerKey: null,
        leaseSeconds: settings.leaseSeconds,
        wants: plans.map(({ typeId, acquire }) => ({
          ...{ typeId, slots: acquire, taskId: null, excludeTaskIds: [] },
        })),
      },
      draw,
    );
    if (answer === undefined) return;
    queue.after(settings.latencyMs, () => {
      this.watch.brought(answer.leases, queue.now);
      this.stock.put(answer.leases, null, queue.now);
      for (const { typeId } of answer.shortages) this.noteEmpty(typeId);
      for (const lease of answer.leases) this.takeFar(lease.typeId, lease.slots);
      if (requester !== undefined) this.#readAnswer(requesters.indexOf(requester));
      this.#wakeFor(answer.leases);
    });
  }

  /**
   * Somebody wants what lies only far: as many are asked for as the group takes in a few minutes, so
   * that one message serves those who come next, too. Returns what came.
   */
  fetchNow(typeId: string): readonly GrantedLease[] {
    const { queue, settings, requesters } = this.#parts;
    const type = this.far.get(typeId);
    const requester = requesters.find((node) => node.partitionId === type?.partitionId);
    if (requester === undefined) return [];
    const soon = ((this.planner.expected.get(typeId) ?? 0) * fetchSeconds) / settings.periodSeconds;
    this.#grants += 1;
    const answer = requester.grant(
      {
        grantId: `pull:${this.partitionId}:${this.#grants}`,
        holder: this.partitionId,
        kind: 'exclusive',
        performerKey: null,
        leaseSeconds: settings.leaseSeconds,
        wants: [{ typeId, slots: Math.ceil(1 + soon + this.waiting.size), ...anyTask }],
      },
      this.planner.describeDraw(),
    );
    this.watch.brought(answer.leases, queue.now);
    this.stock.put(answer.leases, null, queue.now);
    for (const lease of answer.leases) this.takeFar(lease.typeId, lease.slots);
    for (const shortage of answer.shortages) this.noteEmpty(shortage.typeId);
    if (!answer.leases.some((lease) => lease.typeId === typeId)) this.noteEmpty(typeId);
    this.#readAnswer(requesters.indexOf(requester));
    if (answer.leases.length > 0) this.wakeAll();
    return answer.leases;
  }

  #readAnswer(node: number): void {
    if (this.#news.read(node) && this.waiting.size > 0) this.wakeForNew();
  }

  /** The requester wants some back for others. */
  receiveRecall(message: Message): void {
    this.stock.receive([message], this.#parts.queue.now);
    this.noteOutbox(1);
  }

  /** The requester was asked, and has none left. */
  noteEmpty(typeId: string): void {
    this.far.noteEmpty(typeId, this.#parts.queue.now);
    this.#noteGone(typeId);
  }

  /** Fewer of them lie far than was thought. */
  takeFar(typeId: string, slots: number): void {
    this.far.take(typeId, slots);
    this.#noteGone(typeId);
  }

  #renew(): void {
    const { queue, settings, requesters, messages } = this.#parts;
    const due = this.stock.listRenewable(settings.leaseSeconds * 500, 1_000, queue.now);
    const { types } = this.#parts.world;
    const homes = new Map(types.map((type) => [type.requesterKey, type.requesterNode]));
    for (const [node, items] of Map.groupBy(due, (item) => homes.get(item.requesterKey) ?? 0)) {
      messages.add('renew');
      const answer = requesters[node]?.renew({
        holder: this.partitionId,
        leaseSeconds: settings.leaseSeconds,
        leases: items.map(({ leaseId, epoch }) => ({ leaseId, epoch })),
      });
      this.stock.applyRenewals(answer?.renewed ?? []);
      this.#readAnswer(node);
    }
  }

  /** Results and releases go out together, at the latest in `seconds`. */
  noteOutbox(seconds: number): void {
    this.#outgoing.note(seconds);
  }

  #readTasks(): void {
    const { queue, settings } = this.#parts;
    if (queue.now - this.#readAt < settings.hungrySeconds * 1_000) return;
    this.#readAt = queue.now;
    this.#parts.messages.add('read tasks');
    for (const info of this.#parts.directory.taskInfo.values()) this.far.read(info);
  }

  #hear(typeIds: readonly string[]): void {
    const { messages, mode } = this.#parts;
    messages.add('read tasks');
    for (const typeId of typeIds) this.far.read(this.#parts.directory.taskInfo.get(typeId) ?? null);
    // Pulled first, it lies near when people look: one message for all of them instead of one each.
    if (mode.pull) this.#maintainSoon();
    else this.wakeForNew();
  }

  #maintainSoon(): void {
    const { queue, settings } = this.#parts;
    if (this.#planned) return;
    this.#planned = true;
    const rest = this.waiting.size > 0 ? settings.hungryRestSeconds : settings.restSeconds;
    queue.at(this.#ranAt + rest * 1_000, () => {
      if (this.#planned) this.maintain();
    });
  }

  /** Pages of those who wait look again when there is something that was not there before. */
  wakeForNew(): void {
    const found = this.planner.types().filter(({ typeId }) => !this.#visible.has(typeId));
    for (const { typeId } of found) this.#visible.add(typeId);
    if (found.length > 0) this.wakeAll();
  }

  /** Tasks came: pages of those who wait look again, for they may have done all that lay here before. */
  #wakeFor(leases: readonly GrantedLease[]): void {
    this.wakeForNew();
    if (leases.length > 0) this.wakeAll();
  }

  #noteGone(typeId: string): void {
    if (this.stock.freeOf(typeId) + (this.far.get(typeId)?.slots ?? 0) > 0) return;
    this.#visible.delete(typeId);
  }

  wakeAll(): void {
    for (const visit of this.waiting) this.#parts.crowd.wake(visit);
  }

  #every(seconds: number, index: number, action: () => void): void {
    const { queue, world } = this.#parts;
    repeat(queue, 1_000 + index * 3_000, { seconds, endMs: world.endMs }, action);
  }
}
