import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** A type or a field that has the words in its name or its description. */
export interface SchemaHit {
  readonly typeName: string;
  readonly fieldName: string | null;
  readonly description: string;
}

const most = 60;

/** Types and fields by words; names that begin with them come first. */
export function searchSchema(schema: GraphQLSchema, words: string): SchemaHit[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  return listEverything(schema)
    .filter((hit) =>
      `${hit.fieldName ?? hit.typeName} ${hit.description}`.toLowerCase().includes(wanted),
    )
    .toSorted((left, right) => rank(left, wanted) - rank(right, wanted))
    .slice(0, most);
}

function rank(hit: SchemaHit, wanted: string): number {
  const name = (hit.fieldName ?? hit.typeName).toLowerCase();
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : 3;
}

function listEverything(schema: GraphQLSchema): SchemaHit[] {
  return listTypes(schema).flatMap((type) => [
    { typeName: type.name, fieldName: null, description: type.description ?? '' },
    ...listFields(type).map((field) => ({
      typeName: type.name,
      fieldName: field.name,
      description: field.description ?? '',
    })),
  ]);
}

/** Types that a reader of the API cares for: not those of introspection. */
export function listTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}

/** A field of a type as the documentation shows it. */
export interface DocField {
  readonly name: string;
  readonly description: string | null | undefined;
  readonly type: string;
  readonly args: readonly {
    readonly name: string;
    readonly type: string;
    readonly description: string | null | undefined;
  }[];
}

export function listFields(type: GraphQLNamedType): DocField[] {
  if (isObjectType(type) || isInterfaceType(type))
    return Object.values(type.getFields()).map(describeField);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({
    name: field.name,
    description: field.description,
    type: String(field.type),
    args: [],
  }));
}

function describeField(field: GraphQLField<unknown, unknown>): DocField {
  return {
    name: field.name,
    description: field.description,
    type: String(field.type),
    args: field.args.map((arg) => ({
      name: arg.name,
      type: String(arg.type),
      description: arg.description,
    })),
  };
}

/** The name inside a type's wrappers: `Batch` for `[Batch!]!`. */
export function innerTypeName(type: string): string {
  return type.replaceAll(/[[\]!]/g, '');
}
