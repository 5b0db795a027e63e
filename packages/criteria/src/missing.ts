import type { Capability, Comparator, Guard } from './criteria.ts';

export const missingCodes = [
  'qualification',
  'area',
  'device',
  'any-of',
  'blocked',
  'own-task',
  'already-done',
  'unknown',
] as const;
export type MissingCode = (typeof missingCodes)[number];

/** One thing that keeps a performer from work, for people and for programs. */
export interface Missing {
  readonly code: MissingCode;
  /** What is missing, what the performer has, and what they can do about it. */
  readonly message: string;
  /** The first act that it keeps them from. */
  readonly guards: Guard;
  /** With code qualification: which one, what is asked of it, and what they hold. */
  readonly qualificationId: string | null;
  readonly qualificationName: string | null;
  readonly comparator: Comparator | null;
  readonly wanted: readonly number[];
  readonly held: number | null;
  /** With code device: what the device lacks. */
  readonly capabilities: readonly Capability[];
  /** With code any-of: one of these is enough. */
  readonly options: readonly Missing[];
}

export function missingOf(
  code: MissingCode,
  guards: Guard,
  message: string,
  more: Partial<Missing> = {},
): Missing {
  return {
    code,
    message,
    guards,
    qualificationId: null,
    qualificationName: null,
    comparator: null,
    wanted: [],
    held: null,
    capabilities: [],
    options: [],
    ...more,
  };
}
