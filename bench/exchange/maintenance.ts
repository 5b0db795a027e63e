import type { Stock } from '@exchange/leases';
import { DecisionTimes } from './decision-times.ts';
import type { DirectoryNews } from './directory-news.ts';
import type { EventQueue } from './event-queue.ts';
import type { GroupPlanner } from './group-planner.ts';
import type { LeaseRequests } from './lease-requests.ts';
import type { MessageCount } from './message-count.ts';
import type { ExchangeMode, NodeSettings } from './node-settings.ts';
import type { Outgoing } from './outgoing.ts';
import type { StockWatch } from './stock-watch.ts';
import type { WaitingPeople } from './waiting-people.ts';

export interface MaintenanceParts {
  readonly queue: EventQueue;
  readonly messages: MessageCount;
  readonly settings: NodeSettings;
  readonly mode: ExchangeMode;
}

/** Whose stock it is. */
export interface MaintainedGroup {
  readonly stock: Stock;
  readonly watch: StockWatch;
  readonly planner: GroupPlanner;
  readonly waiting: WaitingPeople;
  readonly requests: LeaseRequests;
  readonly news: DirectoryNews;
  readonly outgoing: Outgoing;
}

/** Keeps the stock of a group near its target, on a timer and when something runs low. */
export class Maintenance {
  readonly times = new DecisionTimes();
  readonly #parts: MaintenanceParts;
  readonly #group: MaintainedGroup;
  #ranAt = Number.NEGATIVE_INFINITY;
  #planned = false;

  constructor(parts: MaintenanceParts, group: MaintainedGroup) {
    this.#parts = parts;
    this.#group = group;
  }

  /** Profile → target → stock → plan → release, renew, acquire (R2 to R7). */
  run(): void {
    const { queue, settings, messages, mode } = this.#parts;
    const { stock, watch, planner, waiting, requests, news, outgoing } = this.#group;
    this.#planned = false;
    this.#ranAt = queue.now;
    watch.expired(stock.dropExpired(queue.now));
    stock.releasePastDeadline(queue.now);
    news.readAll();
    const plan = this.times.measure(() => planner.plan());
    for (const { typeId, release } of plan) {
      if (release > 0) stock.releaseExcess(typeId, release, queue.now);
    }
    requests.renew();
    if (mode.pull) {
      const asked = plan.filter((type) => type.acquire > 0);
      const draw = asked.length > 0 ? planner.describeDraw() : null;
      for (const [partitionId, types] of Map.groupBy(asked, (type) => type.partitionId)) {
        messages.add('acquire');
        queue.after(settings.latencyMs, () => requests.acquire(partitionId, types, draw));
      }
    }
    // After the answers, if any: what could not be had near may be taken far.
    queue.after(3 * settings.latencyMs, () => waiting.wakeForNew());
    outgoing.note(settings.deliverSeconds);
  }

  /** Before its time, yet after a rest: sooner while somebody waits. */
  runSoon(): void {
    const { queue, settings } = this.#parts;
    if (this.#planned) return;
    this.#planned = true;
    const rest = this.#group.waiting.size > 0 ? settings.hungryRestSeconds : settings.restSeconds;
    queue.at(this.#ranAt + rest * 1_000, () => {
      if (this.#planned) this.run();
    });
  }
}
