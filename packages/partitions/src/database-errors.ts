import { ExchangeError } from '@exchange/kernel';
import type { ErrorCode } from '@exchange/kernel';
import { findOwnerAway } from './owner-away.ts';

/**
 * What a failed statement means for the caller, by SQLSTATE, code of a socket or code of Prisma.
 * `retry`: `transaction` may run again on the same connection, `connection` on a new one.
 */
interface FailureMeaning {
  code: ErrorCode;
  retry: 'transaction' | 'connection' | 'never';
  message: string;
}

const conflict: FailureMeaning = {
  code: 'OVERLOADED',
  retry: 'transaction',
  message: 'Others kept changing the same data. Try again.',
};
const busy: FailureMeaning = {
  code: 'OVERLOADED',
  retry: 'never',
  message: 'The database is at its limit. Try again shortly.',
};
const tooSlow: FailureMeaning = {
  code: 'DEADLINE_EXCEEDED',
  retry: 'never',
  message: 'The database took too long. Try again shortly.',
};
const gone: FailureMeaning = {
  code: 'UNAVAILABLE',
  retry: 'connection',
  message: 'The database cannot be reached. Try again shortly.',
};
/** A prepared statement outlived a change of the tables it reads; a new connection plans it afresh. */
const stalePlan: FailureMeaning = { ...gone };

/** The caller's own text or time: checks before the database name the field, this is the net below. */
const unstorable: FailureMeaning = {
  code: 'BAD_USER_INPUT',
  retry: 'never',
  message: 'A value holds characters or a time that cannot be stored: correct it and try again.',
};

const bySqlState: Readonly<Record<string, FailureMeaning>> = {
  '22021': unstorable, // character_not_in_repertoire, such as U+0000 in a text
  '22P05': unstorable, // untranslatable_character, the same inside JSON
  '22008': unstorable, // datetime_field_overflow
  '40001': conflict, // serialization_failure
  '40P01': conflict, // deadlock_detected
  '53300': busy, // too_many_connections
  '53200': busy, // out_of_memory
  '55P03': busy, // lock_not_available
  '57014': tooSlow, // query_canceled, by statement_timeout
  '25P03': gone, // idle_in_transaction_session_timeout
  '53100': { ...gone, retry: 'never' }, // disk_full
  '57P01': gone, // admin_shutdown
  '57P02': gone, // crash_shutdown
  '57P03': gone, // cannot_connect_now
  '08000': gone,
  '08001': gone,
  '08003': gone,
  '08004': gone,
  '08006': gone,
  ECONNREFUSED: gone,
  ECONNRESET: gone,
  EPIPE: gone,
  ETIMEDOUT: gone,
  ENOTFOUND: gone,
  EAI_AGAIN: gone,
  // Of a Prisma client, where the driver gave no code.
  P1001: gone, // cannot be reached
  P1002: gone, // timed out while connecting
  P1008: tooSlow, // an operation timed out
  P1017: gone, // the server closed the connection
  P2034: conflict, // write conflict or deadlock
  P2037: busy, // too many connections
};

/** pg gives these no code. */
const byMessage: readonly (readonly [RegExp, FailureMeaning])[] = [
  [/^timeout exceeded when trying to connect/, busy],
  [/^Connection terminated/, gone],
  [/^Query read timeout/, tooSlow],
  [/connection error and is not queryable|Client was closed/, gone],
  [/cached plan must not change result type/, stalePlan],
];

/** What the failure means, or null when it is a bug or something the caller must look at itself. */
export function meaningOf(error: unknown): FailureMeaning | null {
  if (!(error instanceof Error) || error instanceof ExchangeError) return null;
  const code = driverCodeOf(error) ?? sqlStateOf(error);
  return (
    (code === null ? undefined : bySqlState[code]) ??
    byMessage.find(([pattern]) => pattern.test(error.message))?.[1] ??
    null
  );
}

/** The same error, or an ExchangeError with a code from the closed list when the table knows it. */
export function toExchangeError(error: unknown): unknown {
  const away = findOwnerAway(error);
  if (away !== null) return away;
  const meaning = meaningOf(error);
  return meaning === null
    ? error
    : new ExchangeError(meaning.code, meaning.message, { cause: error });
}

/** True when a unique constraint refused the row; `constraint` narrows it to that one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlStateOf(error) !== '23505') return false;
  return constraint === undefined || (error as { constraint?: string }).constraint === constraint;
}

/** The code that the driver gave, in an error of a Prisma client; null in others. */
function driverCodeOf({ meta }: Error & { readonly meta?: unknown }): string | null {
  const { driverAdapterError } = (meta ?? {}) as { driverAdapterError?: { cause?: unknown } };
  const { originalCode } = (driverAdapterError?.cause ?? {}) as { originalCode?: unknown };
  return typeof originalCode === 'string' ? originalCode : null;
}

/** The SQLSTATE of a pg error, or the code of a socket error. */
export function sqlStateOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
