// `node packages/transfer/test/measure.ts`: how fast owners are copied and how long their writes wait.
import { setTimeout as delay } from 'node:timers/promises';
import { newOwnerKey, systemClock } from '@exchange/kernel';
import type { Partition } from '@exchange/partitions';
import {
  migrateDatabase,
  OwnerAwayError,
  openPerformerPartition,
  openRequesterPartition,
} from '@exchange/partitions';
import { startTemporaryPostgres } from '@exchange/testkit/temporary-postgres';
import type { MoveRef } from '../src/index.ts';
import { openTransferDestination, openTransferSource } from '../src/index.ts';
import { eraseAll, moveOwner, type Moved } from './support/move-owner.ts';
import { seedPerformer } from './support/seed-performer.ts';
import { seedRequester } from './support/seed-requester.ts';

const tasks = Number(process.argv[2] ?? 100_000);
const ordinary = 20;
const postgres = await startTemporaryPostgres();
const urlOf = (name: string) => postgres.url.replace(/\/postgres$/, `/${name}`);

async function open(kind: 'requester' | 'performer', id: string): Promise<Partition> {
  const url = urlOf(id);
  await migrateDatabase(url, kind);
  const options = { id, url, clock: systemClock };
  return kind === 'requester' ? openRequesterPartition(options) : openPerformerPartition(options);
}

/** Writes of one owner one after the other; gives the longest wait and how many there were. */
async function writeUntil(
  home: () => Partition,
  owner: string,
  isOver: () => boolean,
): Promise<{ writes: number; longestMs: number }> {
  let [writes, longestMs] = [0, 0];
  for (; !isOver(); writes += 1) {
    const begun = performance.now();
    const id = `task_${owner}_${String(1 + Math.floor(Math.random() * 100)).padStart(22, '0')}`;
    for (;;) {
      try {
        await home().query(
          { name: 'write', text: 'update tasks set priority = priority + 1 where id = $1' },
          [id],
        );
        break;
      } catch (error) {
        if (!(error instanceof OwnerAwayError)) throw error;
        await delay(5);
      }
    }
    longestMs = Math.max(longestMs, performance.now() - begun);
    await delay(2);
  }
  return { writes, longestMs };
}

async function moveUnderWrites(
  from: Partition,
  to: Partition,
  owner: string,
  base: 'none' | 'kept',
) {
  let home = from;
  let over = false;
  const writing = [1, 2, 3, 4].map(() =>
    writeUntil(
      () => home,
      owner,
      () => over,
    ),
  );
  await delay(300);
  const move: MoveRef = { moveId: `${from.id}-${to.id}-${owner}`, ownerKey: owner, attempt: 1 };
  const moved = await moveOwner(openTransferSource(from), openTransferDestination(to), move, {
    base,
    after: (step) => {
      if (step === 'blocked') home = to;
      return Promise.resolve();
    },
  });
  await delay(300);
  over = true;
  const written = await Promise.all(writing);
  return { move, moved, written };
}

function tell(what: string, moved: Moved, written: { writes: number; longestMs: number }[]): void {
  const { rows, copyMs, blockedMs, rounds } = moved;
  const perSecond = copyMs > 1 ? Math.round((rows / copyMs) * 1_000) : 0;
  const longest = Math.max(0, ...written.map((one) => one.longestMs));
  const writes = written.reduce((sum, one) => sum + one.writes, 0);
  console.log(
    `${what}: ${rows} rows at ${perSecond}/s, ${rounds} rounds, blocked ${blockedMs.toFixed(0)} ms, ` +
      `longest of ${writes} writes ${longest.toFixed(0)} ms`,
  );
}

const [r1, r2] = [await open('requester', 'r1'), await open('requester', 'r2')];
const [p1, p2] = [await open('performer', 'p1'), await open('performer', 'p2')];
try {
  const large = newOwnerKey('requester');
  await seedRequester(r1, systemClock, large, tasks);
  const others = Array.from({ length: ordinary }, () => newOwnerKey('requester'));
  for (const other of others) await seedRequester(r1, systemClock, other, 200);
  await r1.query({ name: 'analyze', text: 'analyze' });
  const there = await moveUnderWrites(r1, r2, large, 'none');
  tell(`a requester with ${tasks} tasks`, there.moved, there.written);
  const back = await moveUnderWrites(r2, r1, large, 'kept');
  tell('the same taken back', back.moved, back.written);
  const from = performance.now();
  const erased = await eraseAll(openTransferSource(r2), back.move);
  console.log(`erased ${erased} rows in ${(performance.now() - from).toFixed(0)} ms`);
  const blocks: number[] = [];
  const waits: number[] = [];
  for (const other of others) {
    const { moved, written } = await moveUnderWrites(r1, r2, other, 'none');
    blocks.push(moved.blockedMs);
    waits.push(Math.max(...written.map((one) => one.longestMs)));
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const most = (values: number[]) => Math.max(...values);
  console.log(
    `${ordinary} requesters with 200 tasks: blocked ${median(blocks).toFixed(0)} ms (median), ` +
      `${most(blocks).toFixed(0)} ms (most), longest write ${most(waits).toFixed(0)} ms`,
  );
  blocks.length = 0;
  for (let count = 0; count < ordinary; count += 1) {
    const performer = newOwnerKey('performer');
    await seedPerformer(p1, systemClock, performer, large);
    const move = { moveId: `m${count}`, ownerKey: performer, attempt: 1 };
    blocks.push(
      (await moveOwner(openTransferSource(p1), openTransferDestination(p2), move)).blockedMs,
    );
  }
  console.log(
    `${ordinary} performers: blocked ${median(blocks).toFixed(0)} ms (median), ${most(blocks).toFixed(0)} ms (most)`,
  );
} finally {
  await Promise.all([r1, r2, p1, p2].map((partition) => partition.close()));
  await postgres.stop();
}
