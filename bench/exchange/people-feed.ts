import {
  chooseNext,
  decideFocus,
  decideGroupPressure,
  drawOf,
  fillRates,
  populationRates,
  rankFeed,
  type DueSlots,
  type FeedItem,
  type FeedSettings,
  type PopulationRates,
  type TargetType,
} from '@exchange/affinity';
import { gumbelAt, uniformAt } from './draws.ts';
import { DecisionTimes } from './decision-times.ts';
import { categoryOf, type Member } from './group-memory.ts';
import type { Visit } from './live.ts';
import { nextWorkOf } from './next-work.ts';
import type { PerformerNode } from './performer-node.ts';
import { canTake, type World, type WorldType } from './world.ts';

const nobody = { acceptsByType: new Map(), acceptsByCategory: new Map() };
const noHistory = { submitted: 0, approved: 0, rejected: 0 };
/** So many kinds of work are tried, best first, before there is nothing to hand out. */
const mostTries = 3;
/** Of utilities, in their own unit: how much choices differ from time to time. */
const choiceNoise = 0.5;
/** People who compare everything on the page. */
const comparingShare = 0.2;
const cacheMs = 20_000;
/** What has no deadline is to be done within this. */
const horizonSeconds = 4 * 3_600;

/** What a node shows somebody, and what they choose of it. */
export class PeopleFeed {
  readonly times = new DecisionTimes();
  readonly #world: World;
  readonly #node: PerformerNode;
  readonly #pageSize: number;
  readonly #feed: FeedSettings;
  readonly #last = new Map<number, string>();
  readonly #typeOf: ReadonlyMap<string, WorldType>;
  #rates: PopulationRates = populationRates([], nobody);
  #types: readonly TargetType[] = [];
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(world: World, node: PerformerNode, pageSize: number, feed: FeedSettings) {
    this.#world = world;
    this.#feed = feed;
    this.#node = node;
    this.#pageSize = pageSize;
    this.#typeOf = new Map(world.types.map((type) => [type.typeId, type]));
  }

  /** What they are handed after a submit by their own choice, best first; empty when they look at the list. */
  listNext(visit: Visit, now: number): WorldType[] {
    const last = this.#last.get(visit.session.index);
    if (last === undefined) return [];
    const work = nextWorkOf(visit, this.#world.settings.nextWork);
    if (work === 'list') return [];
    if (work === 'same') return this.#typesOf([last]);
    const member = this.#node.memory.memberOf(visit.person);
    const gaveBack = this.#countGivenBack(member);
    const ranked = this.#rank(visit, now)
      .filter(({ typeId }) => !member.gaveBack.has(typeId))
      .map((item) => ({
        ...item,
        alike: {
          chosen: member.acceptsByCategory.get(item.category) ?? 0,
          gaveBack: gaveBack.get(item.category) ?? 0,
        },
        known: member.acceptsByType.has(item.typeId) || member.heldByType.has(item.typeId),
      }));
    const chosen = chooseNext(ranked, last, { preferences: member.preferences }, this.#feed);
    return this.#typesOf(chosen.slice(0, mostTries).map(({ typeId }) => typeId));
  }

  /** Kinds of work, by category. */
  #countGivenBack(member: Member): Map<string, number> {
    const counts = new Map<string, number>();
    for (const type of this.#typesOf([...member.gaveBack])) {
      const category = categoryOf(type);
      counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    return counts;
  }

  #typesOf(typeIds: readonly string[]): WorldType[] {
    return typeIds.flatMap((typeId) => this.#typeOf.get(typeId) ?? []);
  }

  /** What they work on now. */
  holds(visit: Visit, typeId: string): void {
    this.#last.set(visit.session.index, typeId);
    this.#node.memory.held(this.#node.memory.memberOf(visit.person), typeId);
  }

  /**
   * Types they would take, in the order in which they would, and everything they saw. Most people read
   * from the top and take the first thing they like (the cascade model, Craswell et al., WSDM 2008);
   * some turn pages until one has something they like and take what they like most of it.
   */
  choose(visit: Visit, now: number): { liked: WorldType[]; shown: WorldType[] } {
    const ranked = this.times.measure(() => this.#rank(visit, now));
    const entries = this.#typesOf(ranked.map(({ typeId }) => typeId));
    const liked = entries.filter((type) => canTake(visit.person, type));
    const [first] = liked;
    if (first === undefined) return { liked, shown: entries };
    const at = entries.indexOf(first);
    const shown = entries.slice(0, this.#turnPages(ranked, at));
    const compares = uniformAt(visit.person.seed, 6) < comparingShare;
    if (!compares) return { liked, shown: entries.slice(0, at + 1) };
    const onPage = shown.filter((type) => canTake(visit.person, type));
    const best = this.#sortByTaste(visit, onPage);
    // What is gone when they ask is followed by what they find further on.
    return { liked: [...best, ...liked.slice(best.length)], shown };
  }

  /** Entries on the pages up to the one with a certain place. */
  #turnPages(ranked: readonly FeedItem[], place: number): number {
    const focus = decideFocus(ranked, this.#feed, this.#pageSize);
    if (place < focus) return focus;
    return focus + Math.ceil((place - focus + 1) / this.#pageSize) * this.#pageSize;
  }

  #sortByTaste(visit: Visit, types: readonly WorldType[]): WorldType[] {
    const { taste } = visit.person;
    return types
      .map((type) => {
        const noise = gumbelAt(visit.session.seed, 50_000 + visit.looks * 512 + type.index);
        return { type, utility: (taste[type.index] ?? 0) + choiceNoise * noise };
      })
      .sort((one, other) => other.utility - one.utility)
      .map(({ type }) => type);
  }

  /** They took one of it: what was on the page beside it was passed over. */
  learn(visit: Visit, shown: readonly WorldType[], taken: WorldType | null): void {
    const member = this.#node.memory.memberOf(visit.person);
    this.#node.memory.shown(member, shown);
    if (taken === null) return;
    this.#node.memory.chosen(member, taken);
  }

  #pressureOf({ typeId, category }: TargetType, now: number): number {
    const far = this.#node.far.get(typeId);
    const work = {
      near: this.#near(typeId, now),
      far: far?.slots ?? 0,
      ownPerHour: drawOf(this.#node.planner.describeDraw(), typeId, category) ?? 0,
      allPerHour: far?.drawsPerHour ?? 0,
      secondsLeft: secondsUntil(far?.deadlineAt ?? null, now),
    };
    return decideGroupPressure(work, horizonSeconds);
  }

  /** What lies near, by its own deadlines. */
  #near(typeId: string, now: number): DueSlots[] {
    const byDeadline = new Map<number, number>();
    for (const { deadlineAt, free } of this.#node.stock.tables.shelf(typeId)?.items ?? []) {
      byDeadline.set(deadlineAt, (byDeadline.get(deadlineAt) ?? 0) + free);
    }
    return Array.from(byDeadline, ([deadlineAt, slots]) => ({
      slots,
      secondsLeft: secondsUntil(deadlineAt, now),
    }));
  }

  #rank(visit: Visit, now: number): readonly FeedItem[] {
    const { memory, stock, far } = this.#node;
    if (now - this.#readAt >= cacheMs || this.#types.length !== far.size) {
      this.#types = far.list();
      this.#rates = populationRates(this.#types, memory.population);
      this.#readAt = now;
    }
    const member = memory.memberOf(visit.person);
    const row = new Float64Array(this.#types.length);
    fillRates(member, this.#rates, row);
    const items: FeedItem[] = [];
    for (const [index, type] of this.#types.entries()) {
      const localSlots = stock.freeOf(type.typeId);
      const remoteSlots = far.get(type.typeId)?.slots ?? 0;
      if (localSlots + remoteSlots === 0) continue;
      if (member.barredTypes?.has(type.typeId) === true) continue;
      items.push({
        ...{ typeId: type.typeId, requesterKey: type.requesterKey, category: type.category },
        ...{ keywords: type.keywords, rewardMinor: type.rewardMinor, hourlyMinor: null },
        ...{ localSlots, remoteSlots, acceptable: true, own: noHistory },
        likelihood: row[index] ?? 0,
        pressure: this.#pressureOf(type, now),
        exposures: memory.population.shownByType.get(type.typeId) ?? 0,
      });
    }
    return rankFeed(items, { preferences: member.preferences }, this.#feed);
  }
}

function secondsUntil(at: number | null, now: number): number | null {
  return at === null || !Number.isFinite(at) || at <= now ? null : (at - now) / 1_000;
}
