import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** ISO 8601 text outside, Date inside. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    throw new GraphQLError('A DateTime must be a date.');
  },
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  serialize: requireSafe,
  parseValue: requireSafe,
  parseLiteral: (node) => requireSafe(node.kind === Kind.INT ? Number(node.value) : null),
});

export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => readLiteral(node, variables ?? {}),
});

function parseInstant(value: unknown): Date {
  const at = new Date(typeof value === 'string' ? value : Number.NaN);
  if (!Number.isNaN(at.getTime())) return at;
  throw new GraphQLError('A DateTime must be ISO 8601, such as 2026-11-22T10:00:00.000Z.');
}

function requireSafe(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError('A SafeInt must be a whole number up to 2^53 in size.');
}

function readLiteral(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.LIST:
      return node.values.map((value) => readLiteral(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map((field) => [field.name.value, readLiteral(field.value, variables)]),
      );
  }
}
