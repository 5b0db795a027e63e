import type {
  LastWord,
  MoveBase,
  MoveRef,
  TransferDestination,
  TransferSource,
} from '../../src/index.ts';

const limits = { rows: 1_000, bytes: 1_000_000 };

export interface MoveOptions {
  readonly base?: MoveBase;
  /** Called between the steps, by their names. */
  readonly after?: (step: string) => Promise<void>;
}

export interface Moved {
  readonly rows: number;
  readonly rounds: number;
  readonly blockedMs: number;
  readonly copyMs: number;
}

/** Whoever writes faster than changes are carried over is not caught up with by going on. */
const mostReads = 50;

/** Applies the changes that there are; returns how many. */
export async function catchUp(
  source: TransferSource,
  destination: TransferDestination,
  move: MoveRef,
): Promise<number> {
  let applied = 0;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const changes = await source.readChanges(move, limits, 'copy');
    if (changes.versions.length === 0) return applied;
    await destination.applyChanges(move, changes);
    await source.forgetChanges(move, changes.versions);
    applied += changes.versions.length;
    if (changes.left === 0) return applied;
  }
  return applied;
}

export async function copyAll(
  source: TransferSource,
  destination: TransferDestination,
  move: MoveRef,
): Promise<number> {
  let rows = 0;
  let chunk = await source.readChunk(move, null, limits);
  for (;;) {
    rows += await destination.writeChunk(move, chunk);
    if (chunk.next === null) return rows;
    chunk = await source.readChunk(move, chunk.next, limits);
  }
}

/** Names of the tables in which a part differed. */
export async function compareAll(
  source: TransferSource,
  destination: TransferDestination,
  move: MoveRef,
): Promise<string[]> {
  const differing: string[] = [];
  let read = await source.readParts(move, null, 2_000);
  for (;;) {
    differing.push(...(await destination.compareParts(move, read.parts)).differing);
    if (read.next === null) return differing;
    read = await source.readParts(move, read.next, 2_000);
  }
}

/** Of all rows at one moment. */
async function compareWhole(
  source: TransferSource,
  destination: TransferDestination,
  move: MoveRef,
): Promise<void> {
  for (let reads = 0; reads < mostReads; reads += 1) {
    const changes = await source.readChanges(move, limits, 'digest');
    const { differing } = await destination.applyChanges(move, changes);
    await source.forgetChanges(move, changes.versions);
    if (differing.length > 0) throw new Error(`Tables differ: ${differing.join(', ')}`);
    if (changes.digest !== null) return;
  }
  throw new Error('Changes were left each time.');
}

/** A whole move, as the node that serves the destination drives it. */
export async function moveOwner(
  source: TransferSource,
  destination: TransferDestination,
  move: MoveRef,
  { base = 'none', after = () => Promise.resolve() }: MoveOptions = {},
): Promise<Moved> {
  await source.beginDeparture(move, base);
  await destination.beginArrival(move, base);
  await after('begun');
  const copyFrom = performance.now();
  const rows = base === 'none' ? await copyAll(source, destination, move) : 0;
  const copyMs = performance.now() - copyFrom;
  await after('copied');
  let rounds = 0;
  while ((await catchUp(source, destination, move)) > 50 && rounds < 20) rounds += 1;
  const differing = await compareAll(source, destination, move);
  if (differing.length > 0) throw new Error(`Parts differ: ${differing.join(', ')}`);
  while ((await catchUp(source, destination, move)) > 50 && rounds < 40) rounds += 1;
  await compareWhole(source, destination, move);
  while ((await catchUp(source, destination, move)) > 50 && rounds < 60) rounds += 1;
  await after('compared');
  let last: LastWord | null = null;
  let blockedFrom = performance.now();
  for (; last === null; rounds += 1) {
    blockedFrom = performance.now();
    last = await source.block(move, 250, limits);
    // What was written meanwhile may be more than a block carries over.
    if (last === null) await catchUp(source, destination, move);
  }
  const { differing: tables } = await destination.complete(move, last);
  if (tables.length > 0) throw new Error(`Tables differ: ${tables.join(', ')}`);
  await after('blocked');
  await destination.admit(move, { keepCapture: true });
  const blockedMs = performance.now() - blockedFrom;
  await source.markLeft(move);
  await after('left');
  return { rows, rounds, blockedMs, copyMs };
}

/** Deletes the old copy, `rows` at a time. */
export async function eraseAll(
  source: TransferSource,
  move: MoveRef,
  rows = 5_000,
): Promise<number> {
  let erased = 0;
  for (;;) {
    const part = await source.erase(move, rows);
    erased += part.erased;
    if (!part.more) return erased;
  }
}
