/**
 * What moves of users say between the partition that a user leaves and the one where they arrive.
 * Everything here is plain JSON; rows travel as JSON text that only databases read, so that no number
 * in them is ever rounded.
 */

/** Who moves, and in which attempt. A partition refuses an attempt lower than one it has seen. */
export interface MoveRef {
  readonly moveId: string;
  readonly ownerKey: string;
  /** Rises with each claim of the move and with each block that is given up. */
  readonly attempt: number;
}

/** What the destination has to begin with: nothing, or the old copy that an earlier move left there. */
export type MoveBase = 'none' | 'kept';

/**
 * What a partition says about an owner who is not simply at home.
 *
 *   leaving   at home, writes go on and are recorded
 *   blocked   at home, writes wait
 *   arriving  rows are being copied in, nobody may act on them
 *   left      an old copy, nobody may act on it
 *   tracked   at home since a move, writes are recorded so that the move can be taken back
 */
export type AwayState = 'leaving' | 'blocked' | 'arriving' | 'left' | 'tracked';

export interface AwayOwner {
  readonly ownerKey: string;
  readonly moveId: string;
  readonly attempt: number;
  readonly state: AwayState;
  /** ISO 8601, by the database's clock. */
  readonly since: string;
}

/** Where a pass over an owner's rows stands: the table, and the key of the last row that was read. */
export interface Cursor {
  readonly table: string;
  readonly after: readonly string[] | null;
}

export interface ChunkLimits {
  /** Most rows. */
  readonly rows: number;
  /** Most bytes of JSON, beyond the first row. */
  readonly bytes: number;
}

/** Rows of some tables, in the order of tables and keys. */
export interface Chunk {
  readonly tables: readonly {
    readonly table: string;
    /** A JSON array of objects by column. */
    readonly rows: string;
  }[];
  readonly count: number;
  readonly bytes: number;
  /** Where to go on; null when all tables have been read. */
  readonly next: Cursor | null;
}

/** A version of a row that changed. Another change of the row makes another version. */
export interface ChangeVersion {
  readonly table: string;
  readonly key: readonly string[];
  readonly version: string;
}

/** Rows that changed and how they are now, read at one moment. */
export interface ChangeSet {
  /** In the order of tables in which they can be written: what is referred to comes first. */
  readonly tables: readonly {
    readonly table: string;
    /** A JSON array of the rows that are there. */
    readonly rows: string;
    /** Of the rows that are there, added up: what the destination must have after it wrote them. */
    readonly checksum: string;
    /** Keys that changed, there or not. */
    readonly keys: readonly (readonly string[])[];
    /** Those of them under which nothing is there any more. */
    readonly gone: readonly (readonly string[])[];
  }[];
  /** To be forgotten once they are written at the destination. */
  readonly versions: readonly ChangeVersion[];
  readonly bytes: number;
  /** Changes that were not read for the limit, at most 10,000. */
  readonly left: number;
  /** All rows at the same moment, when that was asked for and no changes are left. */
  readonly digest: Digest | null;
}

/** A stretch of a table as its owner's partition has it, without rows whose changes wait to be copied. */
export interface Part {
  readonly table: string;
  /** From behind this key … */
  readonly after: readonly string[] | null;
  /** … up to this one; null is the end of the table. */
  readonly upTo: readonly string[] | null;
  readonly except: readonly (readonly string[])[];
  readonly count: number;
  readonly checksum: string;
}

export interface Parts {
  readonly parts: readonly Part[];
  /** Where to go on; null when all tables have been read. */
  readonly next: Cursor | null;
}

/** An owner's rows by table. Equal at both ends or the copy is not one. */
export interface Digest {
  readonly tables: readonly {
    readonly table: string;
    readonly count: number;
    /** Of tables with up to `wholeDigestRows` rows; larger ones were compared part by part before. */
    readonly checksum: string | null;
  }[];
}

/** What goes with an owner that is not rows of theirs: see `read-handover.ts`. JSON text. */
export type Handover = string;

/** All that the destination needs to know of an owner whose writes wait at the source, at one moment. */
export interface LastWord {
  readonly changes: ChangeSet;
  readonly handover: Handover;
}

export interface Estimate {
  readonly rows: number;
}

/** `digest`: all rows are to be compared as they are at one moment. */
export type ReadPurpose = 'copy' | 'digest' | 'block';

/** The partition that an owner leaves. The driver calls it through the node that serves it. */
export interface TransferSource {
  /** Writes of the owner are recorded from here on. `kept`: those since the last move were already. */
  beginDeparture(move: MoveRef, base: MoveBase): Promise<Estimate>;
  /** Begin with `null`. A chunk with `next: null` is the last and may be empty. */
  readChunk(move: MoveRef, cursor: Cursor | null, limits: ChunkLimits): Promise<Chunk>;
  readChanges(move: MoveRef, limits: ChunkLimits, purpose: ReadPurpose): Promise<ChangeSet>;
  /** Forgets those that have not changed again. */
  forgetChanges(move: MoveRef, versions: readonly ChangeVersion[]): Promise<void>;
  /** For the comparison in the background: `compareParts` at the destination. Begin with `null`. */
  readParts(move: MoveRef, cursor: Cursor | null, rows: number): Promise<Parts>;
  /**
   * Waits for writers under way for at most `waitMs`; null: nothing has changed, try again. Then what
   * the destination needs for `complete`, unless changes are `left` for the limits.
   */
  block(move: MoveRef, waitMs: number, limits: ChunkLimits): Promise<LastWord | null>;
  /** Only after the directory gave the block up. Refuses a late `block` of a lower attempt for ever. */
  unblock(move: MoveRef): Promise<void>;
  /** After the flip. The copy stays, and nobody may act on it. */
  markLeft(move: MoveRef): Promise<void>;
  /** Gives the move up before the flip: the owner is at home as if it had never begun. */
  endDeparture(move: MoveRef): Promise<void>;
  /** Deletes the old copy, some rows at a time. Repeat while there is `more`; ends the move here. */
  erase(move: MoveRef, rows: number): Promise<{ readonly erased: number; readonly more: boolean }>;
}

/** The partition where an owner arrives. Only the node that serves it calls this. */
export interface TransferDestination {
  /** `kept`: the old copy of an earlier move is there and becomes the base. */
  beginArrival(move: MoveRef, base: MoveBase): Promise<void>;
  /** Repeating it changes nothing. Returns the rows that were given. */
  writeChunk(move: MoveRef, chunk: Chunk): Promise<number>;
  /**
   * Also compares what it wrote, and with a digest says in which tables the rows differ then.
   *
   * @throws MoveRefusedError `differs` when what it wrote does
   */
  applyChanges(
    move: MoveRef,
    changes: ChangeSet,
  ): Promise<{ readonly differing: readonly string[] }>;
  /** Tables that differ. No changes may be applied between `readParts` and this. */
  compareParts(
    move: MoveRef,
    parts: readonly Part[],
  ): Promise<{ readonly differing: readonly string[] }>;
  /**
   * Writes the last changes and says in which tables they differ then. With a digest that was equal
   * before, and what changed since carried over, none is a copy.
   */
  complete(move: MoveRef, last: LastWord): Promise<{ readonly differing: readonly string[] }>;
  /**
   * Only after the flip is committed. The owner becomes writable here, work in hand gets leases of
   * this partition. Writes are recorded until `endCapture` when `keepCapture`, for a move back.
   */
  admit(move: MoveRef, options: { readonly keepCapture: boolean }): Promise<void>;
  /** Gives the move up before the flip: deletes what was copied; with base `kept` it is left again. */
  abandonArrival(
    move: MoveRef,
    base: MoveBase,
    rows: number,
  ): Promise<{ readonly erased: number; readonly more: boolean }>;
  /** The move cannot be taken back any more: writes are recorded no longer. */
  endCapture(move: MoveRef): Promise<void>;
}
