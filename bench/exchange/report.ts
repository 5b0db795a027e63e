import { printTable } from '../lib/report.ts';
import { hotSpotMode, modesOf } from './node-settings.ts';
import type { WorldResult } from './run-world.ts';
import { worldKinds, type WorldKind } from './world-settings.ts';

export interface Bound {
  readonly title: string;
  readonly of: (result: WorldResult) => number;
  readonly limit: number;
  readonly aim: number;
  readonly atLeast: boolean;
  /** Only in this world. */
  readonly world?: WorldKind;
}

const both = 'pull and push';
const gathered = hotSpotMode.name;

function requireMode(result: WorldResult, name: string) {
  const figures = result.modes[name];
  if (figures === undefined) throw new Error(`Mode "${name}" did not run.`);
  return figures;
}

/** What pull and push together must reach, in every world and with every seed. */
export const bounds: readonly Bound[] = [
  {
    title: 'tasks done ÷ scheduler with global knowledge',
    of: (result) => requireMode(result, both).tasksDone / result.scheduler.tasksDone,
    ...{ limit: 0.97, aim: 0.99, atLeast: true },
  },
  {
    title: 'waiting time ÷ scheduler with global knowledge',
    of: (result) => requireMode(result, both).meanWaitSeconds / result.scheduler.meanWaitSeconds,
    ...{ limit: 1.12, aim: 1.03, atLeast: false },
  },
  {
    title: 'messages per completed task',
    of: (result) => requireMode(result, both).messagesPerTask,
    ...{ limit: 0.1, aim: 0.05, atLeast: false },
  },
  {
    title: 'messages without repository ÷ with',
    of: (result) =>
      requireMode(result, 'no repository').messagesPerTask /
      requireMode(result, both).messagesPerTask,
    ...{ limit: 20, aim: 40, atLeast: true },
  },
  {
    title: 'accepts served locally',
    of: (result) => requireMode(result, both).localShare,
    ...{ limit: 0.95, aim: 0.99, atLeast: true },
  },
  {
    title: 'waiting time with hot spots ÷ without',
    of: (result) =>
      requireMode(result, gathered).meanWaitSeconds / requireMode(result, both).meanWaitSeconds,
    ...{ limit: 1, aim: 0.97, atLeast: false, world: 'mixed' },
  },
  {
    title: 'accepts far with hot spots ÷ without',
    of: (result) =>
      (1 - requireMode(result, gathered).localShare) / (1 - requireMode(result, both).localShare),
    ...{ limit: 1, aim: 0.7, atLeast: false, world: 'mixed' },
  },
];

export interface BoundResult {
  readonly world: string;
  readonly title: string;
  readonly least: number;
  readonly most: number;
  readonly limit: number;
  readonly holds: boolean;
}

/** The range of each figure over the seeds, per world. */
export function judge(results: readonly WorldResult[]): BoundResult[] {
  return worldKinds.flatMap((world) => {
    const own = results.filter((result) => result.kind === world);
    if (own.length === 0) return [];
    const judged = bounds.filter((bound) => (bound.world ?? world) === world);
    return judged.map(({ title, of, limit, atLeast }) => {
      const values = own.map(of);
      const least = Math.min(...values);
      const most = Math.max(...values);
      return { world, title, least, most, limit, holds: atLeast ? least >= limit : most <= limit };
    });
  });
}

export function printWorld(result: WorldResult): void {
  const { scheduler, optimum } = result;
  console.log(
    `\n${result.kind}, ${result.size}, seed ${result.seed}: ${result.slots} slots in ${result.batches} batches, ${result.people} people in ${result.sessions} sessions`,
  );
  const rows: (string | number)[][] = [
    [
      ...['mode', 'done', 'of best', 'wait s', 'of best', 'past due', 'local', 'msg/task'],
      ...['idle s', 'unused', 'expired', 'maintain ms', 'feed ms'],
    ],
  ];
  if (optimum !== null) rows.push(['linear programme', ...describe(optimum, scheduler)]);
  const { figures } = scheduler;
  rows.push([
    `scheduler (${scheduler.rule})`,
    ...describe(figures, scheduler),
    figures.pastDeadline,
  ]);
  for (const { name } of modesOf(result.kind)) {
    const mode = result.modes[name];
    if (mode === undefined) continue;
    rows.push([
      ...[name, ...describe(mode, scheduler), mode.pastDeadline, percent(mode.localShare)],
      ...[mode.messagesPerTask.toFixed(3), Math.round(mode.idleSeconds), percent(mode.unusedShare)],
      ...[percent(mode.expiredShare), mode.maintenanceP95Ms.toFixed(1), mode.feedP95Ms.toFixed(2)],
    ]);
  }
  printTable(rows);
}

function describe(
  figures: { readonly tasksDone: number; readonly meanWaitSeconds: number },
  best: { readonly tasksDone: number; readonly meanWaitSeconds: number },
): (string | number)[] {
  return [
    ...[Math.round(figures.tasksDone), (figures.tasksDone / best.tasksDone).toFixed(4)],
    ...[Math.round(figures.meanWaitSeconds)],
    (figures.meanWaitSeconds / best.meanWaitSeconds).toFixed(3),
  ];
}

export function printJudgement(judged: readonly BoundResult[], seeds: number): void {
  console.log(`\nPull and push together, range over ${seeds} seed${seeds === 1 ? '' : 's'}:`);
  printTable([
    ['world', 'figure', 'least', 'most', 'must', ''],
    ...judged.map(({ world, title, least, most, limit, holds }) => [
      ...[world, title, least.toFixed(3), most.toFixed(3), limit],
      holds ? 'holds' : 'DOES NOT HOLD',
    ]),
  ]);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
