import type { CodegenConfig } from '@graphql-codegen/cli';

/** The subgraphs' schemas lean on federation's directives; here they only have to parse. */
const federation = /* GraphQL */ `
  directive @link(url: String!, as: String, import: [String]) repeatable on SCHEMA
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @external on OBJECT | FIELD_DEFINITION
  directive @tag(name: String!) repeatable on OBJECT | FIELD_DEFINITION | INTERFACE | UNION
  type Query
  type Mutation
  schema {
    query: Query
    mutation: Mutation
  }
`;

/**
 * Types of every operation in the source, from the schemas that the nodes serve. Only types are
 * used (see `src/lib/graphql/graphql.ts`), so no generated code reaches the browser.
 */
const config: CodegenConfig = {
  schema: [federation, '../../subgraphs/*/schema/*.graphql'],
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    'src/gql/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        importExtension: '.ts',
        scalars: { DateTime: 'string', SafeInt: 'number', JSON: 'unknown' },
      },
    },
  },
};

export default config;
