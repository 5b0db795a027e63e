import type { ValueNode } from 'graphql';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => toDate(value).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  serialize: parseSafeInt,
  parseValue: parseSafeInt,
  parseLiteral: (node) => parseSafeInt(node.kind === Kind.INT ? Number(node.value) : null),
});

export const JSONValue = new GraphQLScalarType<unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => readLiteral(node, variables ?? {}),
});

// With an offset, so that nobody's local time is guessed.
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

function parseInstant(value: unknown): Date {
  const at = typeof value === 'string' && instantPattern.test(value) ? new Date(value) : null;
  if (at === null || Number.isNaN(at.getTime())) {
    throw badValue('An instant is written like 2026-11-22T10:00:00Z.');
  }
  return at;
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  throw new TypeError('A DateTime field was given something else than a Date.');
}

function parseSafeInt(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw badValue('A whole number below 2^53 is needed.');
}

function readLiteral(node: ValueNode, variables: Record<string, unknown>): unknown {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map((value) => readLiteral(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map((field) => [field.name.value, readLiteral(field.value, variables)]),
      );
    case Kind.VARIABLE:
      return variables[node.name.value];
  }
}

function badValue(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
