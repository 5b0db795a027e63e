import * as highsModule from 'highs';
import type { LegacyHighs } from 'highs';
import { attemptOf } from './attempts.ts';
import { canTake, type World, type WorldBatch } from './world.ts';

export interface Optimum {
  readonly tasksDone: number;
  readonly meanWaitSeconds: number;
}

interface Column {
  readonly name: string;
  readonly batch: WorldBatch;
  readonly waitMs: number;
}

const stepMs = 300_000;

/**
 * The best that anybody could do who knows all arrivals in advance: a linear programme that divides
 * each person's tasks in each five minutes of each session among the batches that are open then and
 * that they take, so that as many tasks as possible are done, and of these solutions the one with the
 * least waiting. It bounds every mode and every scheduler from above: parts of tasks may be divided,
 * nobody loses patience, nothing is given back after half the work, and what is open in a part of a
 * step counts as open in all of it.
 */
export async function solveOptimum(world: World): Promise<Optimum> {
  const columns: Column[] = [];
  const rows = new Map<string, { names: string[]; bound: number }>();
  const addTo = (row: string, bound: number, name: string): void => {
    const known = rows.get(row);
    if (known === undefined) rows.set(row, { names: [name], bound });
    else known.names.push(name);
  };
  for (const session of world.sessions) {
    const person = world.people[session.person];
    if (person === undefined) continue;
    const open = world.batches.filter((batch) => {
      const type = world.types[batch.type];
      return type !== undefined && canTake(person, type);
    });
    for (const [step, capacity] of countPerStep(world, session.index)) {
      const from = Math.max(step * stepMs, session.startAt);
      const to = Math.min((step + 1) * stepMs, session.endAt);
      for (const batch of open) {
        if (batch.publishAt >= to || batch.deadlineAt <= from) continue;
        const name = `x${columns.length}`;
        columns.push({ name, batch, waitMs: waitIn(batch, from, to) });
        addTo(`time${session.index}_${step}`, capacity, name);
        addTo(`batch${batch.index}`, batch.tasks * batch.wanted, name);
        addTo(`person${person.index}_${batch.index}`, batch.tasks, name);
      }
    }
  }
  return solve(world, columns, rows);
}

/** What is taken in a step waited until its middle, or until the middle of the part it is open in. */
function waitIn(batch: WorldBatch, from: number, to: number): number {
  return (Math.max(from, batch.publishAt) + Math.min(to, batch.deadlineAt)) / 2 - batch.publishAt;
}

/** Tasks the person can take in each step of the session, working all the time. */
function countPerStep(world: World, sessionIndex: number): Map<number, number> {
  const counts = new Map<number, number>();
  const session = world.sessions[sessionIndex];
  const person = session === undefined ? undefined : world.people[session.person];
  if (session === undefined || person === undefined) return counts;
  let at = session.startAt;
  for (let number = 0; ; number += 1) {
    const { lookMs, workMs, returns } = attemptOf(person, session, number);
    at += lookMs;
    if (at >= session.endAt) return counts;
    const step = Math.floor(at / stepMs);
    if (!returns) counts.set(step, (counts.get(step) ?? 0) + 1);
    at += workMs;
  }
}

async function solve(
  world: World,
  columns: readonly Column[],
  rows: ReadonlyMap<string, { names: string[]; bound: number }>,
): Promise<Optimum> {
  // A task less costs more than any waiting saves: 1 against at most 0.5.
  const weight = (column: Column): string =>
    (1 + 0.5 * (1 - column.waitMs / world.endMs)).toFixed(6);
  const text = [
    'Maximize',
    ` obj: ${joinTerms(columns.map((column) => `${weight(column)} ${column.name}`))}`,
    'Subject To',
    ...[...rows].map(([row, { names, bound }]) => ` ${row}: ${joinTerms(names)} <= ${bound}`),
    'End',
  ].join('\n');
  // Its types describe another kind of module than the one that is loaded.
  const load = highsModule.default as unknown as () => Promise<LegacyHighs>;
  const highs = await load();
  const solution = highs.solve(text, { solver: 'simplex' });
  if (solution.Status !== 'Optimal') {
    throw new Error(`The linear programme was not solved: ${solution.Status}.`);
  }
  let tasksDone = 0;
  let waitMs = 0;
  const left = new Map(world.batches.map((batch) => [batch.index, batch.tasks * batch.wanted]));
  for (const { name, batch, waitMs: wait } of columns) {
    const amount = solution.Columns[name]?.Primal ?? 0;
    tasksDone += amount;
    waitMs += amount * wait;
    left.set(batch.index, (left.get(batch.index) ?? 0) - amount);
  }
  for (const batch of world.batches) {
    waitMs += Math.max(0, left.get(batch.index) ?? 0) * (world.endMs - batch.publishAt);
  }
  return { tasksDone, meanWaitSeconds: waitMs / 1_000 / world.slots };
}

/** Long lines are broken: the reader of the format takes no more than a certain length. */
function joinTerms(terms: readonly string[]): string {
  const lines: string[] = [];
  for (let start = 0; start < terms.length; start += 12) {
    lines.push(terms.slice(start, start + 12).join(' + '));
  }
  return lines.join('\n + ');
}
