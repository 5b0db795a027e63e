import type { Payloads } from '../../src/index.ts';

/** Rows of one owner: a version by key. Every write makes a version that was never there before. */
export type Rows = Readonly<Record<string, number>>;

export interface Away {
  readonly moveId: string;
  readonly attempt: number;
  readonly state: 'leaving' | 'blocked' | 'arriving' | 'left' | 'tracked';
  /** The row that is put back when a way back is given up. */
  readonly before: Away | null;
}

/** What one partition holds of one owner: the data plane's rules without a database. */
export interface Side {
  /** Null: nothing of the owner is here. */
  readonly rows: Rows | null;
  readonly away: Away | null;
  /** Keys that were written since they were copied, with the version then. */
  readonly changes: Rows;
  /** Highest attempt by move; outlives the away row. */
  readonly seen: Readonly<Record<string, number>>;
}

export interface Ref {
  readonly moveId: string;
  readonly attempt: number;
}

export interface ModelPayloads extends Payloads {
  readonly chunk: Rows;
  /** `rows`: as they are now; a key without one is gone. `versions`: what is to be forgotten. */
  readonly changes: {
    readonly rows: Rows;
    readonly versions: Rows;
    /** All rows as text, when that was asked for. */
    readonly digest: string | null;
  };
  readonly parts: Rows;
  /** The last changes. */
  readonly last: Rows;
}

export type Outcome<T = null> =
  | { readonly ok: true; readonly side: Side; readonly value: T }
  | { readonly ok: false; readonly reason: 'stale' | 'state' };

export const emptySide: Side = { rows: null, away: null, changes: {}, seen: {} };

export function isWritable({ rows, away }: Side): boolean {
  return rows !== null && (away === null || away.state === 'leaving' || away.state === 'tracked');
}

/** What the fence lets pass; recorded while somebody copies or may copy back. */
export function write(side: Side, key: string, version: number): Side | null {
  if (!isWritable(side)) return null;
  const rows = { ...side.rows, [key]: version };
  return side.away === null
    ? { ...side, rows }
    : { ...side, rows, changes: { ...side.changes, [key]: version } };
}

/** Refuses an attempt lower than one that was here; remembers the highest. */
export function enter(side: Side, { moveId, attempt }: Ref): Outcome {
  if (attempt < (side.seen[moveId] ?? 0)) return { ok: false, reason: 'stale' };
  return done({ ...side, seen: { ...side.seen, [moveId]: attempt } });
}

export function done(side: Side): Outcome {
  return { ok: true, side, value: null };
}

export function sorted(rows: Rows): Rows {
  return Object.fromEntries(Object.entries(rows).sort(([one], [other]) => (one < other ? -1 : 1)));
}
