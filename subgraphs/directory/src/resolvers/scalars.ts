import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function parseInstant(value: unknown): Date {
  const at = typeof value === 'string' ? new Date(value) : null;
  if (at === null || Number.isNaN(at.getTime())) {
    refuse('An instant must be ISO 8601 text such as 2026-11-22T10:00:00.000Z.');
  }
  return at;
}

function parseSafeInt(value: unknown): number {
  if (Number.isSafeInteger(value)) return value as number;
  return refuse('The value must be a whole number up to 2^53 in size.');
}

export const scalars = {
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    serialize: (value) => (value instanceof Date ? value : parseInstant(value)).toISOString(),
    parseValue: parseInstant,
    parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
  }),
  SafeInt: new GraphQLScalarType<number, number>({
    name: 'SafeInt',
    serialize: (value) => parseSafeInt(typeof value === 'bigint' ? Number(value) : value),
    parseValue: parseSafeInt,
    parseLiteral: (node) => parseSafeInt(node.kind === Kind.INT ? Number(node.value) : null),
  }),
  JSON: new GraphQLScalarType({
    name: 'JSON',
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  }),
};
