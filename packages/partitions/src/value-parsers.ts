import pg from 'pg';

const { builtins } = pg.types;
const textArray = 1009;
const int8Array = 1016;
const numericArray = 1231;

/**
 * BIGINT holds money and counts here, always far below 2^53, so it is read as a number, and a value
 * that a number cannot hold exactly throws instead of being rounded. NUMERIC follows the same rule
 * because `sum(bigint)` is NUMERIC. DATE stays text: a Date would move it by the local time zone.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, parseExactNumber],
  [builtins.NUMERIC, parseExactNumber],
  [builtins.DATE, (text) => text],
  [int8Array, parseNumberArray],
  [numericArray, parseNumberArray],
]);

export const valueParsers: pg.CustomTypesConfig = { getTypeParser };

/** pg's type for it knows the built-in scalar types only. */
const builtInParser = pg.types.getTypeParser as (
  oid: number,
  format: 'text' | 'binary',
) => (text: string) => unknown;

function getTypeParser(oid: number, format: 'text' | 'binary' = 'text'): unknown {
  return (format === 'text' ? parsers.get(oid) : undefined) ?? builtInParser(oid, format);
}

function parseExactNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`The database returned ${text}, which a number cannot hold exactly.`);
  }
  return value;
}

function parseNumberArray(text: string): unknown {
  return toNumbers(builtInParser(textArray, 'text')(text));
}

function toNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toNumbers);
  return typeof value === 'string' ? parseExactNumber(value) : value;
}
