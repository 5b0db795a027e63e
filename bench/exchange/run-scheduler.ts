import { attemptOf } from './attempts.ts';
import { EventQueue } from './event-queue.ts';
import { letPeopleLive, type Crowd, type Market, type Taken, type Visit } from './live.ts';
import { OpenTasks } from './open-tasks.ts';
import { Outcomes, type OutcomeFigures } from './outcomes.ts';
import { canTake, type World, type WorldBatch } from './world.ts';

export const schedulerRules = ['pressure', 'deadline', 'oldest'] as const;
export type SchedulerRule = (typeof schedulerRules)[number];

interface Assigned extends Taken {
  readonly task: number;
}

/**
 * A scheduler with global knowledge and no distance: it sees every free slot and everybody's true
 * taste, at no cost and without delay, and gives each person who is free the best task by its rule.
 * `pressure` also knows all arrivals of people to come: it takes what has the most slots left for
 * the time that people who take it will have for it until its deadline.
 */
export function runScheduler(world: World, rule: SchedulerRule): OutcomeFigures {
  const queue = new EventQueue();
  const outcomes = new Outcomes(world);
  letPeopleLive(world, queue, outcomes, (crowd) => openScheduler(world, queue, crowd, rule));
  while (queue.step(Number.POSITIVE_INFINITY));
  return outcomes.figures();
}

function openScheduler(
  world: World,
  queue: EventQueue,
  crowd: Crowd,
  rule: SchedulerRule,
): Market<Assigned> {
  const open = new OpenTasks(world.types.length);
  const waiting = new Set<Visit>();
  const canDo = world.people.map((person) =>
    world.types.filter((type) => canTake(person, type)).map((type) => type.index),
  );
  const capacity = rule === 'pressure' ? createCapacity(world) : null;
  const pressures: ({ at: number; pressure: number } | undefined)[] = [];
  for (const batch of world.batches) {
    queue.at(batch.publishAt, () => {
      open.publish(batch);
      pressures[batch.type] = undefined;
      wakeFor(batch.type);
    });
  }

  function wakeFor(type: number): void {
    for (const visit of waiting) {
      if (canDo[visit.person.index]?.includes(type) === true) crowd.wake(visit);
    }
  }

  /** The higher the sooner. */
  function score(batch: WorldBatch): number {
    if (rule === 'oldest') return -batch.publishAt;
    if (rule === 'deadline') return -Math.min(batch.deadlineAt, 1e12) - batch.publishAt / 1e6;
    const known = pressures[batch.type];
    if (known !== undefined && queue.now - known.at < pressureMs) return known.pressure;
    const pressure = pressureOf(batch.type);
    pressures[batch.type] = { at: queue.now, pressure };
    return pressure;
  }

  /** The worst of its deadlines: what is due by it over what people could do of it by then. */
  function pressureOf(type: number): number {
    let due = 0;
    let pressure = 0;
    for (const { batch, left } of open.listOpen(type, queue.now)) {
      due += left;
      pressure = Math.max(pressure, due / (capacity?.(type, queue.now, batch.deadlineAt) ?? 1));
    }
    return pressure;
  }

  return {
    arrive: () => undefined,
    take(visit) {
      waiting.delete(visit);
      const ranked: { type: number; score: number }[] = [];
      for (const type of canDo[visit.person.index] ?? []) {
        const batch = open.first(type, queue.now);
        if (batch !== null) ranked.push({ type, score: score(batch) });
      }
      ranked.sort((one, other) => other.score - one.score);
      for (const { type } of ranked) {
        const slot = open.take(type, visit.person.index, queue.now);
        if (slot !== null)
          return { batch: slot.batch.index, task: slot.task, delayMs: 0, local: true };
      }
      waiting.add(visit);
      return null;
    },
    submit: () => undefined,
    giveBack(_visit, taken) {
      const batch = world.batches[taken.batch];
      if (batch === undefined) return;
      open.giveBack(batch, taken.task);
      wakeFor(batch.type);
    },
    leave: (visit) => void waiting.delete(visit),
  };
}

const stepMs = 300_000;
/** A pressure is worked out again after this long. */
const pressureMs = 15_000;

/** Tasks of a type that people could do from now until a time, each person's divided among what they take. */
function createCapacity(world: World): (type: number, from: number, to: number) => number {
  const steps = Math.ceil(world.endMs / stepMs) + 1;
  const sums = world.types.map(() => new Float64Array(steps + 1));
  for (const session of world.sessions) {
    const person = world.people[session.person];
    if (person === undefined) continue;
    const types = world.types.filter((type) => canTake(person, type));
    const { lookMs, workMs } = attemptOf(person, session, 0);
    for (let at = session.startAt; at < session.endAt; at += stepMs) {
      const share = Math.min(stepMs, session.endAt - at) / (lookMs + workMs) / types.length;
      const step = Math.floor(at / stepMs) + 1;
      for (const type of types) {
        const row = sums[type.index];
        if (row !== undefined) row[step] = (row[step] ?? 0) + share;
      }
    }
  }
  for (const row of sums) {
    for (let step = 1; step <= steps; step += 1)
      row[step] = (row[step] ?? 0) + (row[step - 1] ?? 0);
  }
  return (type, from, to) => {
    const row = sums[type];
    const until = Math.min(steps, Math.ceil(Math.min(to, world.endMs) / stepMs));
    return Math.max(0.1, (row?.[until] ?? 0) - (row?.[Math.floor(from / stepMs)] ?? 0));
  };
}
