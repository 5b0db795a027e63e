import { setTimeout as delay } from 'node:timers/promises';
import { ExchangeError } from '@exchange/kernel';
import type { Partition, Queryable, Tx } from '@exchange/partitions';
import { sqlStateOf } from '@exchange/partitions';
import type { OwnedTable } from '../manifest/owned-table.ts';
import { columnsOf } from '../sql/columns.ts';
import {
  captureEvents,
  captureFunctionText,
  captureTriggerText,
  dropTriggerText,
  triggerName,
} from './capture-sql.ts';

const turn = {
  name: 'transfer-capture-turn',
  text: `select pg_advisory_xact_lock(hashtextextended('exchange capture', 0))`,
};
const installed = {
  name: 'transfer-capture-installed',
  text: `select tgname::text as name from pg_trigger where tgname = any($1::text[]) and tgenabled <> 'D'`,
};
const anybodyAway = {
  name: 'transfer-anybody-away',
  text: 'select exists (select 1 from away_owners) as away',
};

/**
 * A change of a table's triggers waits for everybody who writes it, and everybody else waits behind
 * it: it gives up soon and tries again, so that nobody waits long.
 */
const waitsMs = [50, 100, 200, 300, 300, 500, 500, 1_000, 1_000, 2_000, 4_000];

async function captured(partition: Partition): Promise<OwnedTable[]> {
  const tables = (await columnsOf(partition)).map(({ table }) => table);
  return tables.filter(({ kind }) => kind !== 'shared');
}

async function installedTriggers(db: Queryable, tables: readonly OwnedTable[]) {
  const names = tables.flatMap(({ name }) =>
    captureEvents.map((event) => triggerName(name, event)),
  );
  const rows = await db.query<{ name: string }>(installed, [names]);
  return new Set(rows.map(({ name }) => name));
}

/** In turn with who takes triggers away: one whose removal is not committed yet looks as if it stayed. */
function settledTriggers(partition: Partition, tables: readonly OwnedTable[]) {
  return partition.transact(async (tx) => {
    await tx.query(turn);
    return installedTriggers(tx, tables);
  });
}

/**
 * Makes sure that writes are guarded and recorded on every table of owners. Call it when the owner's
 * row in `away_owners` is committed: from when it returns on nothing is missed, since a trigger is
 * there only after all who wrote without it have committed.
 */
export async function installCapture(partition: Partition): Promise<void> {
  const tables = await captured(partition);
  const present = await settledTriggers(partition, tables);
  // What refers to others first: else a row could be recorded as born, and so not be copied before what
  // refers to it, which was written beside it and not recorded.
  for (const table of tables.toReversed()) {
    const missing = captureEvents.filter((event) => !present.has(triggerName(table.name, event)));
    if (missing.length === 0) continue;
    await changeTriggers(partition, async (tx) => {
      await run(tx, table.name, 'function', captureFunctionText(table));
      for (const event of missing) {
        await run(tx, table.name, event, captureTriggerText(table.name, event));
      }
    });
  }
}

/** Writes cost nothing more again, when nobody is away. What cannot be had soon is left for later. */
export async function removeCapture(partition: Partition): Promise<void> {
  if (await isAnybodyAway(partition)) return;
  const tables = await captured(partition);
  const present = await installedTriggers(partition, tables);
  for (const table of tables) {
    const there = captureEvents.filter((event) => present.has(triggerName(table.name, event)));
    if (there.length === 0) continue;
    await changeTriggers(partition, async (tx) => {
      if (await isAnybodyAway(tx)) return;
      for (const event of there) {
        await run(tx, table.name, `drop ${event}`, dropTriggerText(table.name, event));
      }
    });
  }
}

async function isAnybodyAway(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ away: boolean }>(anybodyAway);
  return row?.away === true;
}

async function run(tx: Tx, table: string, what: string, text: string) {
  await tx.query({ name: `transfer-capture-${table}-${what}`, text });
}

async function changeTriggers(
  partition: Partition,
  change: (tx: Tx) => Promise<void>,
): Promise<void> {
  for (const waitMs of waitsMs) {
    try {
      await partition.transact(async (tx) => {
        await tx.query(turn);
        await tx.query(
          { name: 'transfer-lock-timeout', text: `select set_config('lock_timeout', $1, true)` },
          [String(waitMs)],
        );
        await change(tx);
      });
      return;
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      await delay(waitMs);
    }
  }
  throw new ExchangeError(
    'OVERLOADED',
    'The tables of the partition are too busy to begin or end a move. Try again.',
  );
}

/** Somebody else held a lock for too long. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && sqlStateOf(error.cause) === '55P03';
}
