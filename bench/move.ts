// `npm run bench:move`: users are moved there and back while simulated users work at full speed on a
// real cluster. What must hold is printed beside what was seen; the exit code is 1 when something
// does not.
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { findLogged } from './lib/read-logs.ts';
import { startExchange } from './lib/exchange.ts';
import { parseBenchArgs, printTable, step, writeResult } from './lib/report.ts';
import { percentile, round } from './lib/statistics.ts';
import { endKeep, startMoves, takeBack, waitForMoves, type Move } from './move/operate.ts';
import { addOperator, addPeople, postWork, type Person } from './move/people.ts';
import { startUsers, type Users } from './move/simulated-users.ts';
import {
  closeReaders,
  findLeftovers,
  findLost,
  findViolations,
  openReaders,
  waitForMessages,
} from './move/verify.ts';

const { out, numbers } = parseBenchArgs('move', {
  performers: 200,
  requesters: 50,
  tasks: 100_000,
  smallTasks: 200,
  seconds: 20,
  // As nodes are set when nothing else is said.
  atOnce: 1,
  restTimes: 2,
});
const { performers: performerCount = 200, requesters: requesterCount = 50 } = numbers;
const { tasks = 100_000, smallTasks = 200 } = numbers;
const { seconds = 20, atOnce = 1, restTimes = 2 } = numbers;
const mostWanted = Math.min(100, performerCount);
const withinSeconds = 3_600;
/** Processes become faster for about a minute: what is measured sooner flatters what comes later. */
const warmUpSeconds = 60;
/** Of all requests: when work runs out, a rate says nothing of how fast people can work. */
const mostWithoutWork = 0.01;
const done = ['CONCLUDED', 'ERASING', 'ERASED', 'TAKEN_BACK'];

/** Requests a second of the users over a time. */
async function measureFor(users: Users, forSeconds: number): Promise<number> {
  return measure(users, () => pause(forSeconds * 1_000));
}

async function measure(users: Users, work: () => Promise<unknown>): Promise<number> {
  const before = users.requests();
  const startedAt = performance.now();
  await work();
  return (users.requests() - before) / ((performance.now() - startedAt) / 1_000);
}

/** Where each goes: round the partitions of the role. */
function destinationsOf(people: readonly Person[]): Map<string, string[]> {
  const homes = [...new Set(people.map(({ home }) => home))].sort();
  const byTarget = new Map<string, string[]>();
  for (const { home, ownerKey } of people) {
    const to = homes[(homes.indexOf(home) + 1) % homes.length] ?? home;
    byTarget.set(to, [...(byTarget.get(to) ?? []), ownerKey]);
  }
  return byTarget;
}

const cluster = await step('Starting an exchange', () =>
  startExchange({ moves: { atOnce, restTimes } }),
);
process.env['EXCHANGE_CLUSTER_FILE'] = cluster.clusterFile;
try {
  const operator = await addOperator(cluster.gatewayUrl);
  const requesters = await step(`Adding ${requesterCount} requesters`, () =>
    addPeople(cluster.gatewayUrl, 'REQUESTER', requesterCount),
  );
  const performers = await step(`Adding ${performerCount} performers`, () =>
    addPeople(cluster.gatewayUrl, 'PERFORMER', performerCount),
  );
  const work = await step(
    `Posting ${tasks} tasks of one requester, ${smallTasks} of each other`,
    () => postWork(requesters, { large: tasks, small: smallTasks, performers: mostWanted }),
  );
  const largest = work[0]?.ownerKey ?? '';
  const people = [...requesters, ...performers];
  const homeOf = new Map(people.map(({ ownerKey, home }) => [ownerKey, home]));
  const users = startUsers(
    performers,
    requesters,
    work.map(({ typeId }) => typeId),
  );
  const readers = await openReaders();
  try {
    await measureFor(users, warmUpSeconds);
    const before = await measureFor(users, seconds);
    users.takeSlowestMs();

    const moves: Move[] = [];
    const finish = async (ids: readonly string[]) => {
      moves.push(...(await waitForMoves(operator, ids, done, withinSeconds)));
    };
    const there: string[] = [];
    const thereRate = await step('Moving everybody there', () =>
      measure(users, async () => {
        for (const role of [requesters, performers]) {
          for (const [to, ownerKeys] of destinationsOf(role)) {
            there.push(...(await startMoves(operator, ownerKeys, to)));
          }
        }
        await finish(there);
      }),
    );
    const between = await measureFor(users, seconds);
    describeMoves(moves, [before, between], thereRate);
    const duringMoves = await findViolations(readers);

    // One half is taken back; of the other the old copies go first, and they are moved as new.
    const kept = moves.filter((_, index) => index % 2 === 0);
    const ended = moves.filter((_, index) => index % 2 === 1);
    const backRate = await step('Moving everybody back', () =>
      measure(users, async () => {
        const ids = await takeBack(
          operator,
          kept.map(({ id }) => id),
        );
        await endKeep(
          operator,
          ended.map(({ id }) => id),
        );
        await waitForMoves(
          operator,
          ended.map(({ id }) => id),
          ['ERASED'],
          withinSeconds,
        );
        for (const to of new Set(ended.map(({ from }) => from))) {
          const group = ended.filter(({ from }) => from === to).map(({ ownerKey }) => ownerKey);
          ids.push(...(await startMoves(operator, group, to)));
        }
        await finish(ids);
      }),
    );
    const slowestMs = users.takeSlowestMs();
    const after = await measureFor(users, seconds);
    describeMoves(moves.slice(there.length), [between, after], backRate);
    await users.stop();
    await waitForMessages(readers);

    const back = moves.slice(there.length);
    await step('Deleting the old copies', async () => {
      await endKeep(
        operator,
        back.map(({ id }) => id),
      );
      await waitForMoves(
        operator,
        back.map(({ id }) => id),
        ['ERASED'],
        withinSeconds,
      );
    });
    const leftovers: string[] = [];
    for (const reader of [...readers.requesters, ...readers.performers]) {
      const gone = [...homeOf]
        .filter(([, home]) => home !== reader.id)
        .map(([ownerKey]) => ownerKey)
        .filter((key) =>
          people.some(({ ownerKey, home }) => ownerKey === key && roleOf(home) === reader.kind),
        );
      leftovers.push(...(await findLeftovers(reader, gone)));
    }
    const lost = await findLost(readers, users.acknowledged());
    const violations = await findViolations(readers);

    const blocks = moves.filter(({ ownerKey }) => ownerKey !== largest).map(blockedMs);
    const blocksOfLargest = moves.filter(({ ownerKey }) => ownerKey === largest).map(blockedMs);
    // Tables grow meanwhile and slow everybody down: each way is compared with what was right before and after it.
    const shareThere = thereRate / mean(before, between);
    const shareBack = backRate / mean(between, after);
    const share = Math.min(shareThere, shareBack);
    const failures = users.failures();
    const withoutWork = users.withoutWork() / users.requests();
    const lines: readonly Line[] = [
      line('requests that failed', failures.length, '0', failures.length === 0),
      line('submissions lost', lost.length, '0', lost.length === 0),
      line('writes held, p50', `${percentile(blocks, 0.5)} ms`, '', true),
      line(
        'writes held, p95',
        `${percentile(blocks, 0.95)} ms`,
        '≤ 250 ms',
        percentile(blocks, 0.95) <= 250,
      ),
      line('writes held, most', `${Math.max(...blocks)} ms`, '', true),
      line(
        'writes of the largest held',
        `${Math.max(...blocksOfLargest)} ms`,
        '≤ 1000 ms',
        Math.max(...blocksOfLargest) <= 1_000,
      ),
      line('slowest request meanwhile', `${round(slowestMs)} ms`, '', true),
      line('throughput meanwhile', round(share), '≥ 0.8 of before and after', share >= 0.8),
      line(
        'requests that found no work',
        round(withoutWork),
        `≤ ${mostWithoutWork}`,
        withoutWork <= mostWithoutWork,
      ),
      line('rows left at the sources', leftovers.length, '0', leftovers.length === 0),
      line(
        'invariants violated',
        violations.length + duringMoves.length,
        '0',
        violations.length + duringMoves.length === 0,
      ),
    ];
    console.log(
      `\n${moves.length} moves of ${requesterCount} requesters (one with ${tasks} tasks) and ${performerCount} performers, there and back, ${atOnce} at once to each partition; ${users.acknowledged().length} submissions meanwhile`,
    );
    printTable([['', 'seen', 'must', ''], ...lines.map(({ cells }) => cells)]);
    console.log(
      `\nRequests a second: ${round(before)} before, ${round(thereRate)} there (${round(shareThere)}), ${round(between)} between, ${round(backRate)} back (${round(shareBack)}), ${round(after)} after.`,
    );
    const logs = join(cluster.dataDir, 'logs');
    for (const failure of failures.slice(0, 10)) {
      console.error(failure, ...findLogged(logs, failure.what));
    }
    for (const each of [...leftovers, ...violations, ...duringMoves]) {
      console.error(each);
    }
    writeResult('move', out, {
      before,
      thereRate,
      between,
      backRate,
      after,
      shareThere,
      shareBack,
      slowestMs,
      withoutWork,
      failures,
      lost,
      leftovers,
      violations,
      duringMoves,
      moves: moves.map(({ role, blockedMs: held, tries, rowsCopied }) => ({
        role,
        held,
        tries,
        rowsCopied,
      })),
    });
    if (lines.some(({ holds }) => !holds)) process.exitCode = 1;
  } finally {
    await users.stop();
    await closeReaders(readers);
  }
} finally {
  await cluster.stop();
}

type Line = {
  readonly cells: readonly [string, string | number, string, string];
  readonly holds: boolean;
};

function line(what: string, seen: string | number, must: string, holds: boolean): Line {
  return { cells: [what, seen, must, must === '' ? '' : holds ? 'holds' : 'MISSED'], holds };
}

function mean(one: number, other: number): number {
  return (one + other) / 2;
}

function describeMoves(
  moves: readonly Move[],
  [before, after]: readonly [number, number],
  meanwhile: number,
): void {
  const held = moves.map(blockedMs);
  console.log(
    `  ${round(before)} requests a second before, ${round(meanwhile)} meanwhile, ${round(after)} after; writes held ${percentile(held, 0.5)} ms (p50), ${percentile(held, 0.95)} ms (p95)`,
  );
}

function blockedMs({ blockedMs: held }: Move): number {
  return held ?? 0;
}

/** Partitions of the local cluster are named by their role's first letter. */
function roleOf(partitionId: string): 'requester' | 'performer' {
  return partitionId.startsWith('r') ? 'requester' : 'performer';
}
