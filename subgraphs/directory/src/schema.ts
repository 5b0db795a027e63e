import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import type { GraphQLSchema } from 'graphql';
import type { DirectoryDeps } from './deps.ts';
import { createResolvers } from './resolvers/index.ts';
import { readTypeDefs } from './type-defs.ts';

/** The executable subgraph. Its context is a `DirectoryContext`. */
export function createDirectorySchema(deps: DirectoryDeps): GraphQLSchema {
  return buildSubgraphSchema({
    typeDefs: readTypeDefs(),
    resolvers: createResolvers(deps) as GraphQLResolverMap<unknown>,
  });
}
