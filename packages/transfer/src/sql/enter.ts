import type { Queryable, Statement, Tx } from '@exchange/partitions';
import { MoveRefusedError } from '../move-refused.ts';
import type { AwayState, MoveRef } from '../types.ts';

/** Where an owner's move stands in one partition. */
export interface AwayRow {
  readonly moveId: string;
  /** In which the owner came into the state. */
  readonly attempt: number;
  readonly state: AwayState;
  readonly formerMoveId: string | null;
  readonly handover: string | null;
}

interface Fence {
  readonly attempt: number;
  readonly ended: boolean;
}

interface Seen extends Omit<AwayRow, 'moveId'> {
  readonly fence: number | null;
  readonly ended: boolean;
  readonly moveId: string | null;
}

/** States in which the source may block an owner. */
export const blockable: readonly AwayState[] = ['leaving', 'blocked'];

const readAway: Statement = {
  name: 'transfer-read-away',
  text: `
    select move_id as "moveId", attempt, state, former_move_id as "formerMoveId", handover
      from away_owners where owner_key = $1`,
};

/**
 * Statements over all tables are planned once, since to plan them takes longer than to run them. Values
 * mean the same text on every server; the mover passes the fence; and the rules that protect a
 * ledger let it through.
 */
const settings = `
  set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
  set_config('extra_float_digits', '1', true), set_config('exchange.move', $1, true),
  set_config('exchange.moving', 'on', true), set_config('plan_cache_mode', 'force_generic_plan', true),
  set_config('jit', 'off', true)`;

/** The fence's row is locked until the transaction ends: steps of one move take turns here. */
const raiseFence: Statement = {
  name: 'transfer-raise-fence',
  text: `
    insert into move_fences (move_id, attempt) values ($1, $2)
    on conflict (move_id) do update
       set attempt = greatest(move_fences.attempt, excluded.attempt)
    returning attempt, ended_at is not null as ended, ${settings}`,
};

const lookStatement: Statement = {
  name: 'transfer-look',
  text: `
    select f.attempt as "fence", f.ended_at is not null as ended, a.move_id as "moveId", a.attempt,
           a.state, a.former_move_id as "formerMoveId", a.handover, ${settings}
      from (select 1) as one
      left join move_fences f on f.move_id = $1
      left join away_owners a on a.owner_key = $2`,
};

const endFence: Statement = {
  name: 'transfer-end-fence',
  text: `update move_fences set ended_at = coalesce($2::timestamptz, now()) where move_id = $1`,
};

/** For steps that only read: takes no locks. */
export async function look(db: Tx, move: MoveRef): Promise<AwayRow | null> {
  const [row] = await db.query<Seen>(lookStatement, [move.moveId, move.ownerKey]);
  if (row === undefined) throw new Error('An outer join always gives a row.');
  const { fence, ended, moveId, ...away } = row;
  judge(fence === null ? undefined : { attempt: fence, ended }, move);
  return moveId === null ? null : { ...away, moveId };
}

/**
 * Begins a step that writes.
 *
 * @throws MoveRefusedError stale when a later attempt has been here, ended when the move is over here
 */
export async function enter(tx: Tx, move: MoveRef): Promise<AwayRow | null> {
  const { away, ended } = await enterEnded(tx, move);
  if (ended) throw new MoveRefusedError('ended', 'This move is over here.');
  return away;
}

/** Raises the fence for what is sent behind it, without waiting to hear whether it may be done. */
export function raise(tx: Tx, move: MoveRef): void {
  tx.send(raiseFence, [move.moveId, move.attempt]);
}

/** The same for steps that end a move: one that has ended already is no error. */
export async function enterEnded(
  tx: Tx,
  move: MoveRef,
): Promise<{ readonly away: AwayRow | null; readonly ended: boolean }> {
  const [[fence], away] = await Promise.all([
    tx.query<Fence>(raiseFence, [move.moveId, move.attempt]),
    findAway(tx, move.ownerKey),
  ]);
  judge(fence === undefined ? fence : { ...fence, ended: false }, move);
  return { away, ended: fence?.ended === true };
}

export function end(tx: Tx, move: Pick<MoveRef, 'moveId'>): void {
  tx.send(endFence, [move.moveId, tx.clock.pinned()]);
}

/** A move that was taken back is over for good once its opposite cannot be undone any more. */
export function endFormer(tx: Tx, { formerMoveId }: AwayRow): void {
  if (formerMoveId !== null) end(tx, { moveId: formerMoveId });
}

/** The row of this move. @throws MoveRefusedError */
export function requireOwn(away: AwayRow | null, move: MoveRef): AwayRow {
  if (away === null) throw new MoveRefusedError('state', 'This move has not begun here.');
  if (away.moveId !== move.moveId) {
    throw new MoveRefusedError('other-move', `The owner is in move ${away.moveId} here.`);
  }
  return away;
}

export function requireState(
  away: AwayRow | null,
  move: MoveRef,
  states: readonly AwayState[],
): AwayRow {
  const own = requireOwn(away, move);
  if (states.includes(own.state)) return own;
  throw new MoveRefusedError('state', `The owner is ${own.state} here.`);
}

/**
 * Only a later attempt gives a block up: the same one may have blocked again since, and what it asked
 * for before comes late.
 */
export function requireLaterThanBlock({ state, attempt }: AwayRow, move: MoveRef): void {
  if (state !== 'blocked' || attempt < move.attempt) return;
  throw new MoveRefusedError('stale', `Attempt ${attempt} of this move has blocked the owner.`);
}

async function findAway(db: Queryable, ownerKey: string): Promise<AwayRow | null> {
  const [row] = await db.query<AwayRow>(readAway, [ownerKey]);
  return row ?? null;
}

function judge(fence: Fence | undefined, move: MoveRef): void {
  if (fence === undefined) return;
  if (fence.attempt > move.attempt) {
    throw new MoveRefusedError('stale', `Attempt ${fence.attempt} of this move has begun.`);
  }
  if (fence.ended) throw new MoveRefusedError('ended', 'This move is over here.');
}
