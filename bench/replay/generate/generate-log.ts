import { seededRandom, type RandomSource } from '@exchange/kernel';
import type { ActivityLog, LogEvent } from '../log-types.ts';
import { exponential, geometric, gumbel, normal, pickWeighted } from './draw.ts';
import { makeBatches, type WorldBatch } from './make-batches.ts';
import { makePerformers, type WorldPerformer } from './make-performers.ts';
import type { Recipe } from './recipe.ts';
import { createTimeQueue } from './time-queue.ts';

interface BatchLife {
  readonly batch: WorldBatch;
  takers: number;
  /** Takes lately, halved every day. */
  flow: number;
  flowAt: number;
  lastAt: number;
}

interface PerformerLife {
  readonly who: WorldPerformer;
  readonly taken: Set<string>;
  readonly doneOfType: Map<number, number>;
  lastType: number | null;
  /** The filter set in this visit. */
  onlyCategory: number | null;
  visitedAt: number;
  previousVisitAt: number;
  leftInVisit: number;
  busyUntil: number;
}

const hourMs = 3_600_000;
const startAt = Date.UTC(2031, 0, 6);

/**
 * A log of a made-up marketplace; `docs/affinity.md` has the recipe and what it is taken from. People
 * visit at their hours, look at what is open and has room, choose by a conditional logit over tastes,
 * pay, newness, the crowd, the place in the list and what they did last, work for a while, and choose
 * again or leave. The same recipe and seed give the same log.
 */
export function generateLog(recipe: Recipe, seed: number): ActivityLog {
  const random = seededRandom(seed);
  const lives: BatchLife[] = makeBatches(recipe, startAt, random).map((batch) => ({
    batch,
    takers: 0,
    flow: 0,
    flowAt: batch.opensAt,
    lastAt: batch.opensAt,
  }));
  const queue = createTimeQueue<PerformerLife>();
  for (const who of makePerformers(recipe, startAt, random)) {
    const life: PerformerLife = {
      who,
      taken: new Set(),
      doneOfType: new Map(),
      lastType: null,
      onlyCategory: null,
      visitedAt: Number.NEGATIVE_INFINITY,
      previousVisitAt: Number.NEGATIVE_INFINITY,
      leftInVisit: 0,
      busyUntil: 0,
    };
    for (const at of who.visits) queue.push(at, life);
  }

  const events: LogEvent[] = [];
  let open: BatchLife[] = [];
  let opened = 0;
  for (let next = queue.pop(); next !== null; next = queue.pop()) {
    const { at, value: life } = next;
    while (opened < lives.length && (lives[opened]?.batch.opensAt ?? 0) <= at) {
      const added = lives[opened];
      if (added !== undefined) open.push(added);
      opened += 1;
    }
    open = open.filter(({ batch, takers }) => batch.closesAt > at && takers < batch.capacity);
    if (life.leftInVisit === 0) {
      if (at < life.busyUntil) continue;
      beginVisit(recipe, life, at, random);
    }
    const choice = choose(recipe, life, open, at, random);
    if (choice === null) {
      life.leftInVisit = 0;
      continue;
    }
    const endsAt = work(recipe, life, choice, at, random, events);
    life.leftInVisit -= 1;
    life.busyUntil = endsAt;
    if (life.leftInVisit > 0) queue.push(endsAt + exponential(random, 90_000), life);
  }
  const used = lives.filter(({ takers }) => takers > 0);
  return {
    events: events.sort((a, b) => a.at - b.at),
    batches: used.map(({ batch, takers, lastAt }) => ({
      batch: batch.id,
      type: `type-${batch.type + 1}`,
      opensAt: batch.opensAt,
      closesAt: takers >= batch.capacity ? lastAt : Math.max(batch.closesAt, lastAt),
      category: `category-${batch.category + 1}`,
      requester: `requester-${batch.requester + 1}`,
      reward: batch.reward,
      title: batch.title,
    })),
  };
}

function beginVisit(recipe: Recipe, life: PerformerLife, at: number, random: RandomSource): void {
  life.previousVisitAt = life.visitedAt;
  life.visitedAt = at;
  life.leftInVisit = geometric(random, recipe.takesPerVisit);
  life.onlyCategory =
    random.next() < recipe.weights.filtering
      ? pickWeighted(
          random,
          life.who.byCategory.map((taste) => Math.exp(2 * recipe.weights.category * taste)),
        )
      : null;
  const { byCategory, byType } = life.who;
  const { drift } = recipe.weights;
  const keep = Math.sqrt(1 - drift * drift);
  for (const tastes of [byCategory, byType]) {
    for (const [index, taste] of tastes.entries()) {
      tastes[index] = keep * taste + drift * normal(random);
    }
  }
}

function choose(
  recipe: Recipe,
  life: PerformerLife,
  open: readonly BatchLife[],
  at: number,
  random: RandomSource,
): BatchLife | null {
  const { weights } = recipe;
  const { who } = life;
  let best: BatchLife | null = null;
  let bestUtility = Number.NEGATIVE_INFINITY;
  for (const [index, option] of open.entries()) {
    const { batch } = option;
    if (life.taken.has(batch.id)) continue;
    if (life.onlyCategory !== null && batch.category !== life.onlyCategory) continue;
    const ageHours = (at - batch.opensAt) / hourMs;
    const leftHours = (batch.closesAt - at) / hourMs;
    const position = open.length - index;
    const flow = option.flow * 2 ** (-(at - option.flowAt) / (24 * hourMs));
    const utility =
      weights.category * (who.byCategory[batch.category] ?? 0) +
      weights.type * (who.byType[batch.type] ?? 0) +
      weights.reward * who.reward * Math.log(batch.reward / recipe.rewardMedian) +
      weights.newness * who.newness * Math.exp(-ageHours / weights.newnessHours) -
      (batch.opensAt < life.previousVisitAt ? weights.passedOver : 0) +
      weights.imitation * who.imitation * Math.log1p(flow) +
      (batch.type === life.lastType ? weights.stickiness * who.stickiness : 0) +
      weights.skill * Math.log1p(life.doneOfType.get(batch.type) ?? 0) +
      weights.deadline * Math.exp(-leftHours / 24) -
      weights.listing * who.listing * Math.log(position) +
      batch.appeal +
      gumbel(random);
    if (utility > bestUtility) {
      best = option;
      bestUtility = utility;
    }
  }
  return best;
}

/** Does some tasks of the batch and says when the performer is free again. */
function work(
  recipe: Recipe,
  life: PerformerLife,
  choice: BatchLife,
  at: number,
  random: RandomSource,
  events: LogEvent[],
): number {
  const { batch } = choice;
  life.taken.add(batch.id);
  life.lastType = batch.type;
  choice.takers += 1;
  choice.flow = choice.flow * 2 ** (-(at - choice.flowAt) / (24 * hourMs)) + 1;
  choice.flowAt = at;
  const tasks = geometric(random, recipe.tasksPerTake);
  const done = life.doneOfType.get(batch.type) ?? 0;
  life.doneOfType.set(batch.type, done + tasks);
  let from = Math.round(at);
  for (let task = 0; task < tasks; task += 1) {
    const pace = recipe.minutesPerTask * 60_000 * (1 + done + task) ** -0.1;
    const finishedAt = Math.round(from + pace * Math.exp(normal(random) * 0.5));
    events.push({ at: from, performer: life.who.id, batch: batch.id, finishedAt });
    choice.lastAt = Math.max(choice.lastAt, from);
    from = finishedAt;
  }
  return recipe.tasksPerTake === 1 ? at + 60_000 : from;
}
