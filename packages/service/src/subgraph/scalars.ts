import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

// With an offset, so that nobody's local time is guessed.
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** ISO 8601 text outside, Date inside. */
const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError('A DateTime field was given something else than a Date.');
  },
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

/** Whole numbers that a double holds exactly; a bigint of the database is narrowed on its way out. */
const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  serialize: (value) => parseSafeInt(typeof value === 'bigint' ? Number(value) : value),
  parseValue: parseSafeInt,
  parseLiteral: (node) => parseSafeInt(node.kind === Kind.INT ? Number(node.value) : null),
});

const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** The scalars that every subgraph declares, as a part of its resolvers. */
export const scalars = { DateTime, SafeInt, JSON: Json };

function parseInstant(value: unknown): Date {
  const at = typeof value === 'string' && instantPattern.test(value) ? new Date(value) : null;
  if (at !== null && !Number.isNaN(at.getTime())) return at;
  return refuse('An instant is ISO 8601 with an offset, such as 2026-11-22T10:00:00.000Z.');
}

function parseSafeInt(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  return refuse('A whole number up to 2^53 in size is needed.');
}

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
