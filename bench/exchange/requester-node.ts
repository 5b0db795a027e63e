import {
  decideGrantShare,
  defaultGrantShareSettings,
  defaultPushSettings,
  drawOf,
  planPush,
  type GroupDraw,
  type PushSupply,
} from '@exchange/affinity';
import {
  RequesterBoard,
  type GrantAnswer,
  type GrantCall,
  type Message,
  type RenewAnswer,
  type RenewCall,
} from '@exchange/leases';
import { DecisionTimes } from './decision-times.ts';
import type { Directory, TaskInfo } from './directory.ts';
import type { EventQueue } from './event-queue.ts';
import { GroupBooks } from './group-books.ts';
import { categoryOf } from './group-memory.ts';
import { KnownDraws } from './known-draws.ts';
import type { MessageCount } from './message-count.ts';
import type { ExchangeMode, NodeSettings } from './node-settings.ts';
import { Recalls } from './recalls.ts';
import { repeat } from './repeat.ts';
import { TaskNews } from './task-news.ts';
import type { World, WorldBatch, WorldType } from './world.ts';

export interface RequesterNodeParts {
  readonly world: World;
  readonly queue: EventQueue;
  readonly directory: Directory;
  readonly messages: MessageCount;
  readonly settings: NodeSettings;
  readonly mode: ExchangeMode;
  /** Offers carry along what is left of the types they offer. */
  readonly send: (messages: readonly Message[], left: readonly TaskInfo[]) => void;
}

/** A requester node with one partition: the lease board, what it publishes, and what it pushes. */
export class RequesterNode {
  readonly partitionId: string;
  readonly board: RequesterBoard;
  readonly pushTimes = new DecisionTimes();
  readonly #parts: RequesterNodeParts;
  readonly #types: readonly WorldType[];
  readonly #books = new GroupBooks();
  readonly #totalTasks = new Map<string, number>();
  readonly #batches = new Map<string, WorldBatch[]>();
  readonly #news: TaskNews;
  readonly #recalls: Recalls;
  readonly #fresh = new Set<string>();
  /** Types of which there was nothing left, and something came back. */
  readonly #back = new Set<string>();
  readonly #draws: KnownDraws;
  #gatherAt = Number.POSITIVE_INFINITY;
  #grants = 0;

  constructor(index: number, parts: RequesterNodeParts) {
    this.partitionId = `r${index}`;
    this.#parts = parts;
    this.#draws = new KnownDraws(parts);
    this.#news = new TaskNews(parts);
    this.board = new RequesterBoard({ partitionId: this.partitionId });
    this.#types = parts.world.types.filter((type) => type.requesterNode === index);
    this.#recalls = new Recalls({
      ...{ queue: parts.queue, board: this.board, books: this.#books, draws: this.#draws },
      newId: () => this.#newGrantId(),
      send: (messages) => parts.send(messages, []),
    });
    for (const { typeId, requesterKey } of this.#types) {
      this.board.defineType({ typeId, requesterKey, timeAllowedSeconds: 600 });
    }
    for (const batch of parts.world.batches) {
      const type = parts.world.types[batch.type];
      if (type?.requesterNode !== index) continue;
      parts.queue.at(batch.publishAt, () => this.#publish(type, batch));
    }
    this.#every(parts.settings.publishSeconds, () => this.#publishInfo(this.#batches.keys()));
    if (parts.mode.push) this.#every(parts.settings.pushReviewSeconds, () => this.#push());
    this.#every(60, () => this.#review());
  }

  /** A pull, with what the asking group draws (R5); or one slot for somebody's accept. */
  grant(call: GrantCall, draw: GroupDraw | null): GrantAnswer {
    if (call.kind === 'temporary') return this.board.grant(call, this.#parts.queue.now);
    if (draw !== null) this.#draws.learn(draw);
    const wants = call.wants.flatMap((want) => {
      const slots = this.#decideShare(want.typeId, want.slots, draw);
      return slots > 0 ? [{ ...want, slots }] : [];
    });
    const answer = this.board.grant({ ...call, wants }, this.#parts.queue.now);
    for (const lease of answer.leases) this.#books.granted(call.holder, lease);
    if (this.#parts.mode.pull) this.#recalls.forAsker(call, answer, this.#types);
    return answer;
  }

  renew(call: RenewCall): RenewAnswer {
    return this.board.renew(call, this.#parts.queue.now);
  }

  /** Results and releases; what the group draws comes along. */
  receive(holder: string, messages: readonly Message[], draw: GroupDraw | null): void {
    if (draw !== null) this.#draws.learn(draw);
    for (const { body } of messages) {
      if (body.kind === 'submission.delivered') this.#books.delivered(holder, body.leaseId);
      if (body.kind === 'lease.released') {
        for (const lease of body.leases) {
          const typeId = this.#books.returned(holder, lease.leaseId, lease.slots);
          if (typeId !== null) this.#back.add(typeId);
        }
      }
    }
    this.board.receive(messages, this.#parts.queue.now);
    if (this.#back.size > 0) this.#gather(this.#parts.settings.gatherBackSeconds);
  }

  #publish(type: WorldType, batch: WorldBatch): void {
    const tasks = Array.from({ length: batch.tasks }, (_, index) => ({
      taskId: `task:${batch.index}:${index}`,
      wanted: batch.wanted,
    }));
    this.board.publish({
      batchId: `batch:${batch.index}`,
      typeId: type.typeId,
      deadlineAt: Number.isFinite(batch.deadlineAt) ? batch.deadlineAt : null,
      tasks,
    });
    const total = this.#totalTasks.get(type.typeId) ?? 0;
    this.#totalTasks.set(type.typeId, total + batch.tasks);
    const batches = this.#batches.get(type.typeId);
    const open = [...(batches ?? []), batch].sort((a, b) => a.deadlineAt - b.deadlineAt);
    this.#batches.set(type.typeId, open);
    this.#fresh.add(type.typeId);
    this.#gather(this.#parts.settings.gatherSeconds);
  }

  /** What changes within a moment is told together. */
  #gather(seconds: number): void {
    const { queue, mode } = this.#parts;
    const at = queue.now + seconds * 1_000;
    if (at >= this.#gatherAt) return;
    this.#gatherAt = at;
    queue.at(at, () => {
      if (this.#gatherAt !== at) return;
      this.#gatherAt = Number.POSITIVE_INFINITY;
      if (mode.push) this.#push();
      // What came back is handed to who needs it most; announced, all would come for it in vain.
      this.#publishInfo(mode.push ? this.#fresh : [...this.#fresh, ...this.#back]);
      this.#fresh.clear();
      this.#back.clear();
    });
  }

  /** Tells the directory what changed of these types. */
  #publishInfo(typeIds: Iterable<string>): void {
    const given = new Set(typeIds);
    const types = this.#types.filter(
      ({ typeId }) => given.has(typeId) && this.#batches.has(typeId),
    );
    this.#news.publish(types.map((type) => this.#describe(type)));
  }

  /** What is left of all its types. */
  listInfo(): TaskInfo[] {
    return this.#types
      .filter(({ typeId }) => this.#batches.has(typeId))
      .map((type) => this.#describe(type));
  }

  #describe(type: WorldType): TaskInfo {
    const { now } = this.#parts.queue;
    const { typeId } = type;
    const open = (this.#batches.get(typeId) ?? []).filter((batch) => batch.deadlineAt > now);
    this.#batches.set(typeId, open);
    const { slots, tasks } = this.board.supplyOf(typeId, now);
    const deadlineAt = this.board.earliestDeadlineOf(typeId, now);
    return {
      ...{ typeId, partitionId: this.partitionId, availableSlots: slots, openTasks: tasks },
      totalTasks: this.#totalTasks.get(typeId) ?? 0,
      earliestDeadlineAt: deadlineAt,
      oldestAt: Math.min(now, ...open.map((batch) => batch.publishAt)),
      describedAt: now,
      drawsPerHour: this.#draws.sumOf(type),
    };
  }

  #push(): void {
    const { queue, settings } = this.#parts;
    const supply = this.#types.flatMap((type): PushSupply[] => {
      if (!this.#batches.has(type.typeId)) return [];
      const info = this.#describe(type);
      if (info.availableSlots === 0) return [];
      return [
        {
          typeId: type.typeId,
          category: categoryOf(type),
          available: info.availableSlots,
          ageSeconds: (queue.now - info.oldestAt) / 1_000,
          secondsLeft:
            info.earliestDeadlineAt === null ? null : (info.earliestDeadlineAt - queue.now) / 1_000,
          fresh: this.#fresh.has(type.typeId) || this.#back.has(type.typeId),
          back: this.#back.has(type.typeId),
        },
      ];
    });
    const groups = this.#draws.list().map((draw) => ({
      draw,
      record: this.#books.recordOf(draw.partitionId),
    }));
    const offers = this.pushTimes.measure(() =>
      planPush(supply, groups, {
        ...defaultPushSettings,
        periodSeconds: settings.pushPeriodSeconds,
        smallestPush: settings.smallestPush,
        againAfterSeconds: settings.pushAgainSeconds,
      }),
    );
    if (offers.length === 0) return;
    for (const [holder, wants] of Map.groupBy(offers, (offer) => offer.partitionId)) {
      const answer = this.board.offer(
        {
          grantId: this.#newGrantId(),
          holder,
          kind: 'exclusive',
          performerKey: null,
          leaseSeconds: settings.leaseSeconds,
          wants: wants.map(({ typeId, slots }) => ({
            ...{ typeId, slots, taskId: null, excludeTaskIds: [] },
          })),
        },
        queue.now,
      );
      for (const lease of answer.leases) this.#books.granted(holder, lease);
    }
    const sent = this.board.outbox.claim(queue.now, Number.POSITIVE_INFINITY);
    for (const message of sent) this.board.outbox.settle(message.id);
    for (const { partitionId, typeId } of offers) this.#news.toldByOffer(partitionId, typeId);
    const offered = new Set(offers.map(({ typeId }) => typeId));
    const left = this.#types.filter(({ typeId }) => offered.has(typeId));
    const infos = left.map((type) => this.#describe(type));
    this.#parts.send(sent, infos);
  }

  #decideShare(typeId: string, asked: number, draw: GroupDraw | null): number {
    const type = this.#types.find((one) => one.typeId === typeId);
    if (type === undefined) return 0;
    const input = {
      asked,
      available: this.board.supplyOf(typeId, this.#parts.queue.now).slots,
      draw: draw === null ? null : drawOf(draw, typeId, categoryOf(type)),
      allDraws: this.#draws.sumOf(type),
      periodSeconds: this.#parts.settings.periodSeconds,
    };
    const { smallestGrant } = this.#parts.settings;
    return decideGrantShare(input, { ...defaultGrantShareSettings, smallestGrant });
  }

  #review(): void {
    this.board.expire(this.#parts.queue.now);
    // Without pushes nothing would bring it to the group that needs it.
    if (!this.#parts.mode.push) return;
    this.#recalls.forDryGroups(this.#types.filter(({ typeId }) => this.#batches.has(typeId)));
  }

  #newGrantId(): string {
    this.#grants += 1;
    return `push:${this.partitionId}:${this.#grants}`;
  }

  #every(seconds: number, action: () => void): void {
    const { queue, world } = this.#parts;
    const at = seconds * 1_000 * (0.5 + Number(this.partitionId.slice(1)) / 10);
    repeat(queue, at, { seconds, endMs: world.endMs }, action);
  }
}
