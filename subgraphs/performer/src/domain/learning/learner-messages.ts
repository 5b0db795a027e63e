import type { ChoiceBatch, Reason } from '@exchange/affinity';
import type { EndedType } from './ended-types.ts';

/** Something to learn from: a choice among what was offered, a choice of which that is not known, or work. */
export interface LearntEvent {
  readonly performer: string;
  readonly at: number;
  readonly batch: ChoiceBatch;
  /** Empty when that is not known. */
  readonly offered: readonly ChoiceBatch[];
  /** False for work that goes on with what was chosen before. */
  readonly turned: boolean;
}

export interface LearnMessage {
  readonly kind: 'learn';
  readonly events: readonly LearntEvent[];
  /** The last choice among them, as written down; null when none was. */
  readonly upTo: bigint | null;
  /** Types that are over by now. */
  readonly ended: readonly EndedType[];
}

export interface Learnt {
  /** Beside the candidates; they sum to one. */
  readonly probabilities: Float64Array;
  /** Choices of this performer, and of everybody, that the model has seen. */
  readonly own: number;
  readonly all: number;
}

/** What can be asked of the thread that holds the model, and what it answers. */
export interface Asked {
  restore: { ask: { readonly state: Uint8Array; readonly upTo: bigint }; answer: boolean };
  rank: {
    ask: {
      readonly performer: string;
      readonly candidates: readonly ChoiceBatch[];
      readonly at: number;
    };
    answer: Learnt;
  };
  explain: {
    ask: { readonly performer: string; readonly ids: readonly string[] };
    answer: readonly (readonly Reason[])[];
  };
  /** Answered when everything before it is done. */
  catchUp: { ask: object; answer: boolean };
  save: { ask: object; answer: { readonly state: Uint8Array; readonly upTo: bigint } };
}

export type AskMessage = {
  [Kind in keyof Asked]: { readonly kind: Kind; readonly id: number } & Asked[Kind]['ask'];
}[keyof Asked];

export type ToLearner = LearnMessage | AskMessage;
export interface FromLearner {
  readonly id: number;
  readonly answer: Asked[keyof Asked]['answer'];
}
