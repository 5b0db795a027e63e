import type { MoveRecord } from '../record/move-record.ts';
import type { Refusal } from '../record/verdict.ts';

/** What travels from the source to the destination. The driver carries it and never looks into it. */
export interface Payloads {
  readonly chunk: unknown;
  readonly changes: unknown;
  readonly parts: unknown;
  /** What is read once the source refuses writes. */
  readonly last: unknown;
}

/**
 * What a round of changes is for.
 *
 *   copy    to have fewer left
 *   digest  to compare what all rows add up to at one moment, unless changes are left
 *   block   to have few enough left: what is under way may end first
 */
export type RoundPurpose = 'copy' | 'digest' | 'block';

/** What a driver asks of the places that a move concerns. Each can be repeated. */
export type Command<P extends Payloads> =
  | SourceCommand<P>
  | DestinationCommand<P>
  | DirectoryCommand
  /** Nobody is asked: time passes. */
  | { readonly at: 'driver'; readonly do: 'wait'; readonly forMs: number };

export type SourceCommand<P extends Payloads> =
  | { readonly at: 'source'; readonly do: 'depart' }
  | { readonly at: 'source'; readonly do: 'read-chunk'; readonly cursor: unknown }
  | { readonly at: 'source'; readonly do: 'read-changes'; readonly purpose: RoundPurpose }
  | { readonly at: 'source'; readonly do: 'forget-changes'; readonly changes: P['changes'] }
  | { readonly at: 'source'; readonly do: 'read-parts'; readonly cursor: unknown }
  | { readonly at: 'source'; readonly do: 'block' }
  | { readonly at: 'source'; readonly do: 'unblock' }
  | { readonly at: 'source'; readonly do: 'leave' }
  | { readonly at: 'source'; readonly do: 'end-departure' }
  | { readonly at: 'source'; readonly do: 'erase' };

export type DestinationCommand<P extends Payloads> =
  | { readonly at: 'destination'; readonly do: 'arrive' }
  | { readonly at: 'destination'; readonly do: 'write-chunk'; readonly chunk: P['chunk'] }
  | { readonly at: 'destination'; readonly do: 'write-changes'; readonly changes: P['changes'] }
  | {
      readonly at: 'destination';
      readonly do: 'compare-parts';
      readonly parts: P['parts'];
      readonly next: unknown;
    }
  | { readonly at: 'destination'; readonly do: 'complete'; readonly last: P['last'] }
  | { readonly at: 'destination'; readonly do: 'admit' }
  | { readonly at: 'destination'; readonly do: 'abandon' }
  | { readonly at: 'destination'; readonly do: 'end-capture' };

export type DirectoryCommand =
  | { readonly at: 'directory'; readonly do: 'begin'; readonly rowsEstimated: number }
  | {
      readonly at: 'directory';
      readonly do: 'progress';
      readonly cursor: unknown;
      readonly rows: number;
      readonly bytes: number;
    }
  | { readonly at: 'directory'; readonly do: 'catch-up'; readonly changesLeft: number }
  | { readonly at: 'directory'; readonly do: 'close' }
  | { readonly at: 'directory'; readonly do: 'flip' }
  | { readonly at: 'directory'; readonly do: 'give-up'; readonly error: string | null }
  | { readonly at: 'directory'; readonly do: 'conclude'; readonly heldMs: number | null }
  | { readonly at: 'directory'; readonly do: 'start-erasing' }
  | { readonly at: 'directory'; readonly do: 'erased' }
  | { readonly at: 'directory'; readonly do: 'undone' }
  | {
      readonly at: 'directory';
      readonly do: 'rest';
      readonly error: string | null;
      /** Whether it counts as a failure of the move. */
      readonly counts: boolean;
      readonly afterMs: number;
      readonly isHopeless: boolean;
    };

/**
 * What came of a command. `refused`: a fence or a rule said no; `failed`: no answer, and nobody knows
 * whether it took effect.
 */
export type Answer<P extends Payloads> =
  | { readonly kind: 'done' }
  /** Some was done, and there is more. */
  | { readonly kind: 'more' }
  | { readonly kind: 'departed'; readonly rowsEstimated: number }
  | {
      readonly kind: 'chunk';
      readonly chunk: P['chunk'];
      readonly rows: number;
      readonly bytes: number;
      /** Where the next one begins; null after the last. */
      readonly next: unknown;
    }
  /** What changed since it was copied, as it is now; null: nothing. `left`: changes beyond these. */
  | {
      readonly kind: 'changes';
      readonly changes: P['changes'] | null;
      readonly count: number;
      readonly left: number;
    }
  | { readonly kind: 'parts'; readonly parts: P['parts']; readonly next: unknown }
  /** The source refuses writes. `left`: changes beyond those that it told. */
  | { readonly kind: 'blocked'; readonly last: P['last']; readonly left: number }
  /** Of a comparison: what differs, in words; null when nothing does. */
  | { readonly kind: 'compared'; readonly differs: string | null }
  /** The user can write again, and waited for so long. */
  | { readonly kind: 'admitted'; readonly heldMs: number }
  /** Of the directory: the record as it is now. */
  | { readonly kind: 'record'; readonly move: MoveRecord }
  /** Writers were under way for longer than a block may wait for them. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly move: MoveRecord | null }
  /** `passes`: something was away for a while, which says nothing against the move. */
  | { readonly kind: 'failed'; readonly error: string; readonly passes: boolean };
