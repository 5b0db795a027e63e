import type { GroupDraw, TypePlan } from '@exchange/affinity';
import type { GrantCall, GrantedLease, Stock } from '@exchange/leases';
import type { EventQueue } from './event-queue.ts';
import type { FarTypes } from './far-types.ts';
import type { FoundTypes } from './found-types.ts';
import type { GroupPlanner } from './group-planner.ts';
import type { MessageCount } from './message-count.ts';
import type { NodeSettings } from './node-settings.ts';
import type { RequesterNode } from './requester-node.ts';
import type { StockWatch } from './stock-watch.ts';
import type { WaitingPeople } from './waiting-people.ts';
import type { World } from './world.ts';

export interface LeaseRequestsParts {
  readonly world: World;
  readonly queue: EventQueue;
  readonly messages: MessageCount;
  readonly settings: NodeSettings;
  readonly requesters: readonly RequesterNode[];
}

/** Who asks. */
export interface AskingGroup {
  readonly partitionId: string;
  readonly stock: Stock;
  readonly watch: StockWatch;
  readonly far: FarTypes;
  readonly found: FoundTypes;
  readonly planner: GroupPlanner;
  readonly waiting: WaitingPeople;
}

/** What is fetched at once lasts the group this long. */
const fetchSeconds = 900;

/** What a performer node asks of requesters: leases for its stock, and that they last longer. */
export class LeaseRequests {
  readonly #parts: LeaseRequestsParts;
  readonly #group: AskingGroup;
  readonly #onAnswer: (node: number) => void;
  readonly #homes: ReadonlyMap<string, number>;
  #grants = 0;

  constructor(parts: LeaseRequestsParts, group: AskingGroup, onAnswer: (node: number) => void) {
    this.#parts = parts;
    this.#group = group;
    this.#onAnswer = onAnswer;
    this.#homes = new Map(parts.world.types.map((type) => [type.requesterKey, type.requesterNode]));
  }

  /** What maintenance wants of the types of one requester node. */
  acquire(partitionId: string | null, plans: readonly TypePlan[], draw: GroupDraw | null): void {
    const { queue, settings, requesters } = this.#parts;
    const { found, waiting } = this.#group;
    const requester = requesters.find((node) => node.partitionId === partitionId);
    const wants = plans.map(({ typeId, acquire }) => wantOf(typeId, acquire));
    const answer = requester?.grant(this.#callFor(wants), draw);
    if (answer === undefined) return;
    queue.after(settings.latencyMs, () => {
      this.#putAway(answer.leases);
      for (const { typeId } of answer.shortages) found.noteEmpty(typeId);
      for (const lease of answer.leases) found.takeFar(lease.typeId, lease.slots);
      if (requester !== undefined) this.#onAnswer(requesters.indexOf(requester));
      waiting.wakeFor(answer.leases);
    });
  }

  /**
   * Somebody wants what lies only far: as many are asked for as the group takes in a few minutes, so
   * that one message serves those who come next, too. Returns what came.
   */
  fetchNow(typeId: string): readonly GrantedLease[] {
    const { settings, requesters } = this.#parts;
    const { far, found, planner, waiting } = this.#group;
    const type = far.get(typeId);
    const requester = requesters.find((node) => node.partitionId === type?.partitionId);
    if (requester === undefined) return [];
    const soon = ((planner.expected.get(typeId) ?? 0) * fetchSeconds) / settings.periodSeconds;
    const answer = requester.grant(
      this.#callFor([wantOf(typeId, Math.ceil(1 + soon + waiting.size))]),
      planner.describeDraw(),
    );
    this.#putAway(answer.leases);
    for (const lease of answer.leases) found.takeFar(lease.typeId, lease.slots);
    for (const shortage of answer.shortages) found.noteEmpty(shortage.typeId);
    if (!answer.leases.some((lease) => lease.typeId === typeId)) found.noteEmpty(typeId);
    this.#onAnswer(requesters.indexOf(requester));
    if (answer.leases.length > 0) waiting.wakeAll();
    return answer.leases;
  }

  /** Leases of which half has passed are renewed. */
  renew(): void {
    const { queue, settings, requesters, messages } = this.#parts;
    const { partitionId: holder, stock } = this.#group;
    const { leaseSeconds } = settings;
    const due = stock.listRenewable(leaseSeconds * 500, 1_000, queue.now);
    for (const [node, items] of Map.groupBy(due, (item) => this.#homeOf(item.requesterKey))) {
      messages.add('renew');
      const leases = items.map(({ leaseId, epoch }) => ({ leaseId, epoch }));
      const answer = requesters[node]?.renew({ holder, leaseSeconds, leases });
      stock.applyRenewals(answer?.renewed ?? []);
      this.#onAnswer(node);
    }
  }

  #callFor(wants: GrantCall['wants']): GrantCall {
    this.#grants += 1;
    const { partitionId } = this.#group;
    return {
      grantId: `pull:${partitionId}:${this.#grants}`,
      holder: partitionId,
      kind: 'exclusive',
      performerKey: null,
      leaseSeconds: this.#parts.settings.leaseSeconds,
      wants,
    };
  }

  #putAway(leases: readonly GrantedLease[]): void {
    const { now } = this.#parts.queue;
    this.#group.watch.brought(leases, now);
    this.#group.stock.put(leases, null, now);
  }

  #homeOf(requesterKey: string): number {
    return this.#homes.get(requesterKey) ?? 0;
  }
}

function wantOf(typeId: string, slots: number): GrantCall['wants'][number] {
  return { typeId, slots, taskId: null, excludeTaskIds: [] };
}
