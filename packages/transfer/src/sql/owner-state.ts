import type { Statement, Tx } from '@exchange/partitions';
import type { AwayState, MoveRef } from '../types.ts';

/** Woken on every change of an owner's state; the payload is the owner's key. */
export const awayChannel = 'away_owners';

/** Waits until the owner's writers under way have committed; new ones wait for this transaction. */
const lockStatement: Statement = {
  name: 'transfer-lock-owner',
  text: `
    select set_config('lock_timeout', $2, true), pg_advisory_xact_lock(hashtextextended('owner ' || $1, 0))`,
};

const stateStatement: Statement = {
  name: 'transfer-set-state',
  text: `
    with changed as (
      insert into away_owners (owner_key, move_id, attempt, state, former_move_id, since)
      values ($1, $2, $3, $4, $5, coalesce($6::timestamptz, now()))
      on conflict (owner_key) do update
         set move_id = excluded.move_id, attempt = excluded.attempt, state = excluded.state, since = excluded.since,
             former_move_id = excluded.former_move_id
    )
    select pg_notify('${awayChannel}', $1)`,
};

const homeStatement: Statement = {
  name: 'transfer-set-home',
  text: `
    with gone as (delete from away_owners where owner_key = $1)
    select pg_notify('${awayChannel}', $1)`,
};

const forgetStatement: Statement = {
  name: 'transfer-forget-all-changes',
  text: 'delete from owner_changes where owner_key = $1',
};

/** Nobody who waits longer than this for a lock holds up those who come behind. */
export const ordinaryWaitMs = 1_000;

/** Everybody who writes rows of the owner has committed, and nobody does until this commits. */
export async function lockOwner(tx: Tx, ownerKey: string, waitMs = ordinaryWaitMs): Promise<void> {
  await tx.query(lockStatement, [ownerKey, String(waitMs)]);
}

export async function setState(
  tx: Tx,
  { ownerKey, moveId, attempt }: MoveRef,
  state: AwayState,
  formerMoveId: string | null,
): Promise<void> {
  await tx.query(stateStatement, [
    ownerKey,
    moveId,
    attempt,
    state,
    formerMoveId,
    tx.clock.pinned(),
  ]);
}

/** At home, without a move. */
export async function setHome(tx: Tx, ownerKey: string): Promise<void> {
  await tx.query(homeStatement, [ownerKey]);
}

export async function forgetAllChanges(tx: Tx, ownerKey: string): Promise<void> {
  await tx.query(forgetStatement, [ownerKey]);
}
