import type { MoveRecord } from './move-record.ts';

/** What becomes of the placement in the same transaction. `flip`: the destination, with a new epoch. */
export type PlacementChange = 'moving' | 'active' | 'flip';

export type Refusal =
  /** Another driver or an operator was faster: whoever asked has nothing to say any more. */
  | 'stale'
  /** The record is not where this step begins. */
  | 'wrong-state'
  /** The deadline of the block is over. */
  | 'too-late';

/** What a rule makes of a record: the record as it shall be written, or why nothing is written. */
export type Verdict =
  | {
      readonly ok: true;
      readonly move: MoveRecord;
      readonly placement?: PlacementChange;
      /** The move that can be taken back again, since the one that took it back was undone. */
      readonly restores?: string;
    }
  | { readonly ok: false; readonly reason: Refusal; readonly move: MoveRecord };

export function refuse(move: MoveRecord, reason: Refusal): Verdict {
  return { ok: false, reason, move };
}
