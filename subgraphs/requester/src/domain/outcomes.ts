import type { Currency, Money } from '@exchange/kernel';
import { money } from '@exchange/kernel';

/** Outcomes that a caller can act on, as the schema names them. */
export interface InvalidInput {
  readonly __typename: 'InvalidInput';
  readonly message: string;
  readonly problems: readonly InputProblem[];
}

export interface InputProblem {
  readonly path: string;
  readonly message: string;
}

export interface NotFound {
  readonly __typename: 'NotFound';
  readonly message: string;
}

export interface WrongState {
  readonly __typename: 'WrongState';
  readonly message: string;
  readonly state: string;
}

export interface InsufficientFunds {
  readonly __typename: 'InsufficientFunds';
  readonly message: string;
  readonly needed: Money;
  readonly available: Money;
}

export interface BatchHasBadRows {
  readonly __typename: 'BatchHasBadRows';
  readonly message: string;
  readonly rowsBad: number;
}

export function invalidInput(problems: readonly InputProblem[]): InvalidInput {
  const [first] = problems;
  const message =
    problems.length === 1 && first !== undefined
      ? `${first.path}: ${first.message}`
      : `${problems.length} values need correcting.`;
  return { __typename: 'InvalidInput', message, problems };
}

/** An idempotency key repeats a call; it cannot stand for another one. */
export function keyUsedOtherwise(what: string): InvalidInput {
  const message = `This key was used for another ${what}: make a new key for a new call.`;
  return invalidInput([{ path: 'idempotencyKey', message }]);
}

export function notFound(what: string): NotFound {
  return { __typename: 'NotFound', message: `There is no such ${what}, or it is not yours.` };
}

export function wrongState(message: string, state: string): WrongState {
  return { __typename: 'WrongState', message, state };
}

export function insufficientFunds(
  neededMinor: number,
  availableMinor: number,
  currency: Currency,
): InsufficientFunds {
  const short = ((neededMinor - availableMinor) / 100).toFixed(2);
  return {
    __typename: 'InsufficientFunds',
    message: `There is not enough money available: deposit at least ${short} ${currency} more.`,
    needed: money(neededMinor, currency),
    available: money(availableMinor, currency),
  };
}

export function batchHasBadRows(rowsBad: number): BatchHasBadRows {
  const rows = rowsBad === 1 ? '1 row' : `${rowsBad} rows`;
  const message = `${rows} cannot be used. Publish without them, or upload a corrected file.`;
  return { __typename: 'BatchHasBadRows', message, rowsBad };
}
