import type { Statement, Tx } from '@exchange/partitions';
import type { AwayState, MoveRef } from '../types.ts';

/** Woken on every change of an owner's state; the payload is the owner's key. */
export const awayChannel = 'away_owners';

function waitStatement(name: string, lock: string): Statement {
  return {
    name,
    text: `
      select set_config('lock_timeout', $2, true), ${lock}(hashtextextended('owner ' || $1, 0))`,
  };
}

/** Waits until the owner's writers under way have committed; new ones wait for this transaction. */
const lockStatement = waitStatement('transfer-lock-owner', 'pg_advisory_xact_lock');
/** The same while writers may come, each of whom is refused or not by the state that is committed. */
const joinStatement = waitStatement('transfer-join-owner', 'pg_advisory_xact_lock_shared');

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

/** Only who may: in a state that can be blocked, by the attempt that entered. */
const blockStatement: Statement = {
  name: 'transfer-block',
  text: `
    with changed as (
      update away_owners a set state = 'blocked', attempt = $3, since = coalesce($4::timestamptz, now())
        from move_fences f
       where a.owner_key = $1 and a.move_id = $2 and a.state in ('leaving', 'blocked')
         and f.move_id = $2 and f.attempt = $3 and f.ended_at is null
      returning a.owner_key
    )
    select pg_notify('${awayChannel}', owner_key) from changed`,
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
export function lockOwner(tx: Tx, ownerKey: string, waitMs = ordinaryWaitMs): void {
  tx.send(lockStatement, [ownerKey, String(waitMs)]);
}

/**
 * Nobody who locks the owner does so until this commits. For steps that change rows of an owner whom
 * nobody may write: a writer who came in vain changes a row first and asks for the owner then, so whoever
 * locked the owner and wanted the row would wait for them while they wait for the owner.
 */
export function joinOwner(tx: Tx, ownerKey: string): void {
  tx.send(joinStatement, [ownerKey, String(ordinaryWaitMs)]);
}

export function setState(
  tx: Tx,
  { ownerKey, moveId, attempt }: MoveRef,
  state: AwayState,
  formerMoveId: string | null,
): void {
  tx.send(stateStatement, [ownerKey, moveId, attempt, state, formerMoveId, tx.clock.pinned()]);
}

/** Behind `enter`, of whose answer it does not wait to know. */
export function blockOwner(tx: Tx, { ownerKey, moveId, attempt }: MoveRef): void {
  tx.send(blockStatement, [ownerKey, moveId, attempt, tx.clock.pinned()]);
}

/** At home, without a move. */
export function setHome(tx: Tx, ownerKey: string): void {
  tx.send(homeStatement, [ownerKey]);
}

export function forgetAllChanges(tx: Tx, ownerKey: string): void {
  tx.send(forgetStatement, [ownerKey]);
}
