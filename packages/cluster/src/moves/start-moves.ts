import { decideStart, type MoveRecord, type StartDecision, type StartWish } from '@exchange/moves';
import type { Partition, Statement, Tx } from '@exchange/partitions';
import { moveColumns, toMoveRecord, type MoveRow } from './move-row.ts';
import { writeMoves } from './write-move.ts';

export interface NewMoveGroup {
  readonly id: string;
  readonly kind: 'list' | 'drain' | 'take-back';
  /** The partition that is drained. */
  readonly partitionId: string | null;
  /** Where a drain sends people, if that was named. */
  readonly destinations: readonly string[];
  readonly reason: string;
  /** Account of the operator. */
  readonly requestedBy: string;
}

export interface StartedMove {
  readonly wish: StartWish;
  readonly decision: StartDecision;
}

/** Of two operators who want to move the same user, one waits here and is told of the other's move. */
const holdPlacementsStatement: Statement = {
  name: 'moves-hold-placements',
  text: `
    select owner_key as "ownerKey", partition_id as "partitionId"
      from placements
     where owner_key = any($1::text[])
     order by owner_key
       for update`,
};

const holdMovesStatement: Statement = {
  name: 'moves-hold-of-owners',
  text: `
    select ${moveColumns}
      from moves m
     where m.owner_key = any($1::text[])
       and m.state not in ('erased', 'cancelled', 'failed', 'taken-back')
     order by m.seq
       for update`,
};

const timeStatement: Statement = {
  name: 'moves-time',
  text: `select coalesce($1::timestamptz, clock_timestamp()) as now`,
};

const insertGroupStatement: Statement = {
  name: 'moves-insert-group',
  text: `
    insert into move_groups (id, kind, partition_id, reason, requested_by, destinations, created_at)
    values ($1, $2, $3, $4, $5, $6::text[], coalesce($7::timestamptz, now()))
    on conflict (id) do nothing`,
};

const insertMovesStatement: Statement = {
  name: 'moves-insert',
  text: `
    insert into moves (id, group_id, owner_key, from_partition, to_partition, base, takes_back,
                       requested_by, created_at, updated_at)
    select m.id, $2, m."ownerKey", m."from", m."to", m.base, m."takesBack", $3,
           coalesce($4::timestamptz, now()), coalesce($4::timestamptz, now())
      from jsonb_to_recordset($1::jsonb) as m (
             place int, id text, "ownerKey" text, "from" text, "to" text, base text,
             "takesBack" text)
     order by m.place`,
};

/** Writes down what moves will be started for, before there are any. */
export async function recordMoveGroup(database: Partition, group: NewMoveGroup): Promise<void> {
  await database.transact((tx) => insertGroup(tx, group));
}

/**
 * Starts what can be started, in one transaction; the rest comes back with its reason. A group that
 * exists gets more moves. Without a move that can be started, nothing is written.
 */
export function startMoves(
  database: Partition,
  group: NewMoveGroup,
  wishes: readonly StartWish[],
): Promise<StartedMove[]> {
  return database.transact(async (tx) => {
    const ownerKeys = wishes.map(({ ownerKey }) => ownerKey);
    const homes = await readHomes(tx, ownerKeys);
    const known = await readMoves(tx, ownerKeys);
    const [time] = await tx.query<{ now: Date }>(timeStatement, [tx.clock.pinned()]);
    const now = (time?.now ?? new Date(0)).getTime();
    const started = wishes.map((wish) => {
      const home = homes.get(wish.ownerKey) ?? null;
      return { wish, decision: decideStart(wish, home, known.get(wish.ownerKey) ?? [], now) };
    });
    const good = started.flatMap(({ decision }) => (decision.ok ? [decision] : []));
    if (good.length === 0) return started;
    writeMoves(
      tx,
      good.flatMap(({ changed }) => changed),
    );
    await insert(
      tx,
      group,
      good.map(({ move }) => move),
    );
    return started;
  });
}

async function readHomes(tx: Tx, ownerKeys: readonly string[]) {
  const rows = await tx.query<{ ownerKey: string; partitionId: string }>(holdPlacementsStatement, [
    ownerKeys,
  ]);
  return new Map(rows.map((row) => [row.ownerKey, row.partitionId]));
}

async function readMoves(tx: Tx, ownerKeys: readonly string[]) {
  const rows = await tx.query<MoveRow>(holdMovesStatement, [ownerKeys]);
  return Map.groupBy(rows.map(toMoveRecord), ({ ownerKey }) => ownerKey);
}

async function insertGroup(tx: Tx, group: NewMoveGroup): Promise<void> {
  await tx.query(insertGroupStatement, [
    group.id,
    group.kind,
    group.partitionId,
    group.reason,
    group.requestedBy,
    group.destinations,
    tx.clock.pinned(),
  ]);
}

async function insert(tx: Tx, group: NewMoveGroup, moves: readonly MoveRecord[]): Promise<void> {
  await insertGroup(tx, group);
  await tx.query(insertMovesStatement, [
    JSON.stringify(moves.map((move, place) => ({ place, ...move }))),
    group.id,
    group.requestedBy,
    tx.clock.pinned(),
  ]);
}
