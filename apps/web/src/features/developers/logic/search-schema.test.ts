import type { GraphQLNamedType } from 'graphql';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { innerTypeName, listFields, searchSchema } from './search-schema.ts';

const schema = buildSchema(`
  type Query { "All batches." batches(first: Int): [Batch!]! }
  "One upload." type Batch { "Its name." name: String! }
`);

describe('search of the schema', () => {
  it('finds types and fields by name before it finds them by description', () => {
    const hits = searchSchema(schema, 'batch');
    expect(hits.map((hit) => hit.fieldName ?? hit.typeName)).toEqual(['Batch', 'batches']);
    expect(searchSchema(schema, 'upload')[0]?.typeName).toBe('Batch');
    expect(searchSchema(schema, ' ')).toEqual([]);
  });

  it('shows fields with their arguments and types', () => {
    const [field] = listFields(schema.getType('Query') as GraphQLNamedType);
    expect(field).toMatchObject({ name: 'batches', type: '[Batch!]!', args: [{ name: 'first' }] });
    expect(innerTypeName(field?.type ?? '')).toBe('Batch');
  });
});
