import type { MoveRecord } from '../record/move-record.ts';
import type { Command, Payloads } from './commands.ts';

/** A driver between two commands: what it knows, and what it has asked last. Plain data. */
export interface Driving<P extends Payloads> {
  /** As the directory told it last; its attempt goes with every command. */
  readonly move: MoveRecord;
  /** Null: it has nothing more to do. */
  readonly command: Command<P> | null;
  /** From the directory's word that it may block until the flip or its opposite. */
  readonly closed: boolean;
  /** How far all rows were compared since this driver began: part by part, then as a whole. */
  readonly compared: 'nothing' | 'parts' | 'all';
  /** The chunk that is being written: what the record will say of it. */
  readonly writing: { readonly next: unknown; readonly rows: number; readonly bytes: number };
  /** How long writes waited until the user was admitted. */
  readonly heldMs: number | null;
  /** Changes beyond those that are being copied. */
  readonly left: number;
  /** Changes that are being copied, and those of the round before, where they say how many come next. */
  readonly batch: number | null;
  readonly batchBefore: number | null;
}

export interface DriveSettings {
  /** With no more changes left than these, a block will be short. */
  readonly fewChanges: number;
  /** Failures in a row after which a move is undone. */
  readonly mostFailures: number;
  /** Blocks given up after which it is undone. */
  readonly mostTries: number;
}

const nothingWritten = { next: null, rows: 0, bytes: 0 };

/** The first command of whoever has just claimed the move: it goes on from the record alone. */
export function startDriving<P extends Payloads>(move: MoveRecord): Driving<P> {
  const driving = {
    move,
    closed: false,
    compared: 'nothing' as const,
    writing: nothingWritten,
    heldMs: null,
    left: 0,
    batch: null,
    batchBefore: null,
  };
  switch (move.state) {
    case 'requested':
    case 'copying':
    case 'catching-up':
      return { ...driving, command: { at: 'source', do: 'depart' } };
    case 'blocked':
      // Whoever blocked is gone, and for how long nobody knows.
      return giveUp({ ...driving, command: null }, 'The node that moved the user stopped.');
    case 'flipped':
      return { ...driving, command: { at: 'destination', do: 'admit' } };
    case 'concluded':
      return { ...driving, command: { at: 'directory', do: 'start-erasing' } };
    case 'erasing':
      return { ...driving, command: { at: 'source', do: 'erase' } };
    case 'undoing':
      return { ...driving, command: { at: 'source', do: 'end-departure' } };
    case 'erased':
    case 'cancelled':
    case 'failed':
    case 'taken-back':
      return { ...driving, command: null };
  }
}

export function ask<P extends Payloads>(driving: Driving<P>, command: Command<P>): Driving<P> {
  return { ...driving, command };
}

export function finished<P extends Payloads>(driving: Driving<P>): Driving<P> {
  return { ...driving, command: null };
}

/** The directory decides whether the block is given up or was followed by the flip. */
export function giveUp<P extends Payloads>(driving: Driving<P>, error: string | null): Driving<P> {
  return { ...driving, closed: true, command: { at: 'directory', do: 'give-up', error } };
}
