import type { Ceiling } from '../ceiling/start-ceiling.ts';
import { createHttpClient, type HttpClient } from '../lib/http-client.ts';
import type { BenchPerformer } from '../lib/performers.ts';
import { printTable } from '../lib/report.ts';
import { runLoad, type Client, type Load } from '../lib/run-load.ts';
import { median, round } from '../lib/statistics.ts';
import { addPerformers, waitForStock, type Subject } from './subject.ts';

const clientCounts = [8, 32];
const targetRatio = 0.5;
/** Slots that all rounds together cannot use up in one repository; what is used is filled up meanwhile. */
const enoughForAllRounds = 12_000;
/** Until fresh processes have compiled what they repeat: their first seconds do a fifth of the later ones' work. */
const warmUpSeconds = { ceiling: 8, exchange: 30 };
const noopBody = JSON.stringify({ query: 'mutation Noop { noop }', variables: {} });

export type Throughput = {
  readonly clients: number;
  readonly ceilingRequestsPerSecond: number;
  readonly requestsPerSecond: number;
  readonly cyclesPerSecond: number;
  /** Median over the rounds of ours by the ceiling of the same round. */
  readonly ratio: number;
  readonly target: number;
  /** Processor time of one request in all processes, the load generator included. */
  readonly ceilingCpuMs: number;
  readonly cpuMs: number;
  /** The same comparison in processor time: it holds also when the machine has much else to do. */
  readonly cpuRatio: number;
  /**
   * Requests that a performer's node refuses before it asks a database: accounts, limits, routing
   * and two GraphQL servers, and none of the work. The most that accept and submit could reach.
   */
  readonly idleRequestsPerSecond: number;
  readonly idleRatio: number;
  readonly idleCpuMs: number;
  readonly rounds: readonly Round[];
};

type Round = { readonly ceiling: Load; readonly exchange: Load; readonly idle: Load };

/** Ceiling and exchange one after the other, round by round, so that both meet the same machine. */
export async function measureThroughput(
  subject: Subject,
  ceiling: Ceiling,
  { seconds, rounds }: { readonly seconds: number; readonly rounds: number },
): Promise<Throughput[]> {
  const most = Math.max(...clientCounts);
  const performers = await addPerformers(subject, 'runner', most);
  const noops = Array.from({ length: most }, () => createHttpClient(ceiling.url));
  const cycles = performers.map((performer, index) =>
    cycleClient(performer, subject.work.typeIds, index),
  );
  await waitForStock(performers.slice(0, 2), enoughForAllRounds);
  // Both are warm before anything counts.
  await runLoad(noops.map(noopClient), warmUpSeconds.ceiling);
  await runLoad(cycles, warmUpSeconds.exchange);

  const pids = subject.cluster.state().processes.flatMap(({ pid }) => pid ?? []);
  const results: Throughput[] = [];
  for (const clients of clientCounts) {
    const measured: Round[] = [];
    for (let number = 0; number < rounds; number += 1) {
      measured.push({
        ceiling: await runLoad(noops.slice(0, clients).map(noopClient), seconds, ceiling.pids),
        exchange: await runLoad(cycles.slice(0, clients), seconds, pids),
        idle: await runLoad(performers.slice(0, clients).map(idleClient), seconds, pids),
      });
    }
    results.push(summarise(clients, measured));
  }
  for (const each of [...performers, ...noops]) each.close();
  print(results);
  return results;
}

function noopClient(client: HttpClient): Client {
  return async () => {
    const { status, body } = await client.post('/graphql', noopBody);
    if (status !== 200) throw new Error(`The bare gateway answered ${status}: ${body}`);
    return 1;
  };
}

function idleClient(performer: BenchPerformer): Client {
  return async () => {
    await performer.submitNothing();
    return 1;
  };
}

/** One accept and one submit; every performer goes through the types in an order of their own. */
function cycleClient(
  performer: BenchPerformer,
  typeIds: readonly string[],
  offset: number,
): Client {
  let turn = offset * 7;
  return async () => {
    const typeId = typeIds[(turn += 1) % typeIds.length] ?? '';
    const assignmentId = await performer.accept(typeId);
    if (assignmentId === null) return 1;
    await performer.submit(assignmentId);
    return 2;
  };
}

function summarise(clients: number, rounds: readonly Round[]): Throughput {
  const medianOf = (figure: (each: Round) => number) => median(rounds.map(figure));
  const exchange = medianOf((each) => each.exchange.requestsPerSecond);
  return {
    clients,
    ceilingRequestsPerSecond: round(medianOf((each) => each.ceiling.requestsPerSecond)),
    requestsPerSecond: round(exchange),
    cyclesPerSecond: round(exchange / 2),
    ratio: round(
      medianOf((each) => each.exchange.requestsPerSecond / each.ceiling.requestsPerSecond),
    ),
    target: targetRatio,
    ceilingCpuMs: round(medianOf((each) => each.ceiling.cpuMsPerRequest)),
    cpuMs: round(medianOf((each) => each.exchange.cpuMsPerRequest)),
    cpuRatio: round(
      medianOf((each) => each.ceiling.cpuMsPerRequest / each.exchange.cpuMsPerRequest),
    ),
    idleRequestsPerSecond: round(medianOf((each) => each.idle.requestsPerSecond)),
    idleRatio: round(
      medianOf((each) => each.idle.requestsPerSecond / each.ceiling.requestsPerSecond),
    ),
    idleCpuMs: round(medianOf((each) => each.idle.cpuMsPerRequest)),
    rounds,
  };
}

function print(results: readonly Throughput[]): void {
  console.log('\nAccept → submit through the gateway, beside a bare gateway with a no-op subgraph');
  printTable([
    ['clients', 'ceiling req/s', 'ours req/s', 'cycles/s', 'ratio', 'target', ''],
    ...results.map((each) => [
      each.clients,
      each.ceilingRequestsPerSecond,
      each.requestsPerSecond,
      each.cyclesPerSecond,
      each.ratio,
      `≥ ${each.target}`,
      each.ratio >= each.target ? 'reached' : 'missed',
    ]),
  ]);
  console.log('\nThe same in processor time per request, whatever else the machine does');
  printTable([
    ['clients', 'ceiling CPU', 'ours CPU', 'ratio'],
    ...results.map(({ clients, ceilingCpuMs, cpuMs, cpuRatio }) => [
      clients,
      `${ceilingCpuMs} ms`,
      `${cpuMs} ms`,
      cpuRatio,
    ]),
  ]);
  console.log('\nRequests refused before any database is asked: the most that ours could reach');
  printTable([
    ['clients', 'req/s', 'ratio', 'CPU'],
    ...results.map(({ clients, idleRequestsPerSecond, idleRatio, idleCpuMs }) => [
      clients,
      idleRequestsPerSecond,
      idleRatio,
      `${idleCpuMs} ms`,
    ]),
  ]);
}
