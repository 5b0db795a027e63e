import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { readTypeDefs } from '@exchange/service';
import type { GraphQLSchema } from 'graphql';
import type { DirectoryDeps } from './deps.ts';
import { listOperatorMutations } from './domain/operator-mutations.ts';
import { createResolvers } from './resolvers/index.ts';

const schemaFolder = new URL('../schema/', import.meta.url);

/** Mutations that operators alone may call. */
export function operatorMutations(): string[] {
  return listOperatorMutations(readTypeDefs(schemaFolder));
}

/** The executable subgraph. Its context is a `DirectoryContext`. */
export function createDirectorySchema(deps: DirectoryDeps): GraphQLSchema {
  return buildSubgraphSchema({
    typeDefs: readTypeDefs(schemaFolder),
    resolvers: createResolvers(deps, operatorMutations()) as GraphQLResolverMap<unknown>,
  });
}
