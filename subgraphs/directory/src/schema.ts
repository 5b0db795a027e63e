import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { readTypeDefs } from '@exchange/service';
import type { GraphQLSchema } from 'graphql';
import type { DirectoryDeps } from './deps.ts';
import { createResolvers } from './resolvers/index.ts';

/** The executable subgraph. Its context is a `DirectoryContext`. */
export function createDirectorySchema(deps: DirectoryDeps): GraphQLSchema {
  return buildSubgraphSchema({
    typeDefs: readTypeDefs(new URL('../schema/', import.meta.url)),
    resolvers: createResolvers(deps) as GraphQLResolverMap<unknown>,
  });
}
