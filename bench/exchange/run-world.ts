import { createWorld } from './create-world.ts';
import { solveOptimum, type Optimum } from './linear-programme.ts';
import { gatherPeople } from './gather-people.ts';
import { modesOf, nodeSettingsOf } from './node-settings.ts';
import { runExchange, type ExchangeFigures } from './run-exchange.ts';
import { runScheduler, schedulerRules, type SchedulerRule } from './run-scheduler.ts';
import type { OutcomeFigures } from './outcomes.ts';
import { settingsOf, type WorldKind, type WorldSize } from './world-settings.ts';

export interface Yardstick {
  readonly rule: SchedulerRule;
  /** The most that any rule did. */
  readonly tasksDone: number;
  /** The least waiting of the rules that did as many, but for one in 200. */
  readonly meanWaitSeconds: number;
  readonly figures: OutcomeFigures;
  readonly rules: Readonly<Record<string, OutcomeFigures>>;
}

export interface WorldResult {
  readonly kind: WorldKind;
  readonly size: WorldSize;
  readonly seed: number;
  readonly slots: number;
  readonly batches: number;
  readonly people: number;
  readonly sessions: number;
  readonly scheduler: Yardstick;
  readonly optimum: Optimum | null;
  readonly modes: Readonly<Record<string, ExchangeFigures>>;
}

export interface RunOptions {
  /** Also the linear programme. */
  readonly withOptimum: boolean;
  /** Only the modes that are judged. */
  readonly isQuick: boolean;
}

const judgedModes = new Set(['no repository', 'pull and push', 'hot spots']);

/** All modes, and what they are measured by, on the same arrivals. */
export async function runWorld(
  kind: WorldKind,
  size: WorldSize,
  seed: number,
  { withOptimum, isQuick }: RunOptions,
  progress: (what: string, share: number) => Promise<void>,
): Promise<WorldResult> {
  const world = createWorld(settingsOf(kind, size), seed);
  const rules = new Map<SchedulerRule, OutcomeFigures>();
  for (const rule of schedulerRules) {
    await progress(`scheduler by ${rule}`, 0);
    rules.set(rule, runScheduler(world, rule));
  }
  let optimum: Optimum | null = null;
  if (withOptimum) {
    await progress('linear programme', 0);
    optimum = await solveOptimum(world);
  }
  const modes: Record<string, ExchangeFigures> = {};
  for (const mode of modesOf(kind).filter(({ name }) => !isQuick || judgedModes.has(name))) {
    const arranged = mode.hotSpots === true ? gatherPeople(world) : world;
    modes[mode.name] = await runExchange(arranged, mode, nodeSettingsOf(size), (share) =>
      progress(mode.name, share),
    );
  }
  return {
    ...{ kind, size, seed, slots: world.slots, batches: world.batches.length },
    ...{ people: world.people.length, sessions: world.sessions.length },
    scheduler: chooseYardstick(rules),
    optimum,
    modes,
  };
}

/** The best of the rules, each figure by itself: modes are measured by the harder of both. */
export function chooseYardstick(rules: ReadonlyMap<SchedulerRule, OutcomeFigures>): Yardstick {
  const ranked = [...rules].sort(
    ([, one], [, other]) =>
      other.tasksDone - one.tasksDone || one.meanWaitSeconds - other.meanWaitSeconds,
  );
  const [best] = ranked;
  if (best === undefined) throw new Error('No scheduler ran.');
  const [rule, figures] = best;
  const near = ranked.filter(([, one]) => one.tasksDone >= figures.tasksDone * 0.995);
  return {
    rule,
    tasksDone: figures.tasksDone,
    meanWaitSeconds: Math.min(...near.map(([, one]) => one.meanWaitSeconds)),
    figures,
    rules: Object.fromEntries(rules),
  };
}
