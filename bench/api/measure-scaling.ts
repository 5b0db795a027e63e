import type { BenchPerformer } from '../lib/performers.ts';
import { printTable } from '../lib/report.ts';
import { median, percentile, round } from '../lib/statistics.ts';
import { addPerformers, waitForStock, type Subject } from './subject.ts';

/** Who signs up where there is much, for repositories as large as a group's; as many work as where there is little. */
const groupSize = 24;
const performersAtWork = 4;
const stepsPerRound = 40;
const targetRatio = 1.3;

type Operation = 'feed' | 'accept';
type Latency = { readonly p50Ms: number; readonly p95Ms: number };

export type Scaling = {
  readonly operation: Operation;
  readonly small: Latency;
  readonly large: Latency;
  /** Median over the rounds of large by small. */
  readonly p50Ratio: number;
  readonly p95Ratio: number;
  readonly target: number;
};

export type ScalingResult = {
  readonly localSlots: { readonly small: number; readonly large: number };
  readonly operations: readonly Scaling[];
};

type Samples = Record<Operation, number[]>;

/** Latency with few and with many open tasks, in turns, from performers who work one step at a time. */
export async function measureScaling(
  small: Subject,
  large: Subject,
  rounds: number,
): Promise<ScalingResult> {
  const few = await addPerformers(small, 'walker', performersAtWork);
  const group = await addPerformers(large, 'walker', groupSize);
  const many = group.slice(0, performersAtWork);
  const localSlots = {
    small: await waitForStock(few, 500),
    large: await waitForStock(many, 20_000),
  };
  await takeSteps(few, small.work.typeIds, 20);
  await takeSteps(many, large.work.typeIds, 20);

  const measured: { readonly small: Samples; readonly large: Samples }[] = [];
  for (let number = 0; number < rounds * 2; number += 1) {
    measured.push({
      small: await takeSteps(few, small.work.typeIds, stepsPerRound),
      large: await takeSteps(many, large.work.typeIds, stepsPerRound),
    });
  }
  for (const performer of [...few, ...group]) performer.close();
  const operations = (['feed', 'accept'] as const).map((operation) =>
    summarise(operation, measured),
  );
  print(localSlots, operations);
  return { localSlots, operations };
}

/** Performers side by side, each: feed, accept, submit; feed and accept are timed. */
async function takeSteps(
  performers: readonly BenchPerformer[],
  typeIds: readonly string[],
  steps: number,
): Promise<Samples> {
  const samples: Samples = { feed: [], accept: [] };
  await Promise.all(
    performers.map(async (performer, offset) => {
      for (let step = 0; step < steps; step += 1) {
        await timed(samples.feed, () => performer.feed());
        const first = step * performers.length + offset;
        await performer.submit(await acceptOne(performer, typeIds, first, samples.accept));
      }
    }),
  );
  return samples;
}

/** One of the types from `first` on: with few tasks, a type may have nothing more for somebody. */
async function acceptOne(
  performer: BenchPerformer,
  typeIds: readonly string[],
  first: number,
  samples: number[],
): Promise<string> {
  for (let number = 0; number < typeIds.length; number += 1) {
    const typeId = typeIds[(first + number) % typeIds.length] ?? '';
    const startedAt = performance.now();
    const assignmentId = await performer.accept(typeId);
    if (assignmentId === null) continue;
    samples.push(performance.now() - startedAt);
    return assignmentId;
  }
  throw new Error('There is nothing left to accept.');
}

async function timed<T>(samples: number[], work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  samples.push(performance.now() - startedAt);
  return result;
}

function summarise(
  operation: Operation,
  rounds: readonly { readonly small: Samples; readonly large: Samples }[],
): Scaling {
  const ratioAt = (share: number) =>
    round(
      median(
        rounds.map(
          ({ small, large }) =>
            percentile(large[operation], share) / percentile(small[operation], share),
        ),
      ),
    );
  const latencyOf = (size: 'small' | 'large') => {
    const values = rounds.flatMap((each) => each[size][operation]);
    return { p50Ms: round(percentile(values, 0.5)), p95Ms: round(percentile(values, 0.95)) };
  };
  return {
    operation,
    small: latencyOf('small'),
    large: latencyOf('large'),
    p50Ratio: ratioAt(0.5),
    p95Ratio: ratioAt(0.95),
    target: targetRatio,
  };
}

function print(localSlots: ScalingResult['localSlots'], operations: readonly Scaling[]): void {
  console.log(
    `\nLatency with 1,020 and 100,020 open tasks (slots in each repository: ${localSlots.small} and ${localSlots.large}), ${performersAtWork} performers at work`,
  );
  printTable([
    ['', 'p50 small', 'p50 large', 'ratio', 'p95 small', 'p95 large', 'ratio', 'target', ''],
    ...operations.map(({ operation, small, large, p50Ratio, p95Ratio, target }) => [
      operation,
      `${small.p50Ms} ms`,
      `${large.p50Ms} ms`,
      p50Ratio,
      `${small.p95Ms} ms`,
      `${large.p95Ms} ms`,
      p95Ratio,
      `≤ ${target}`,
      p50Ratio <= target && p95Ratio <= target ? 'reached' : 'missed',
    ]),
  ]);
}
