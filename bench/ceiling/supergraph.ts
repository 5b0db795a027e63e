import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

export const subgraphTypes = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { noop: String! }
  type Mutation { noop: String! }
`);

/** The supergraph of the no-op subgraph at `url`. */
export function composeCeiling(url: string): string {
  const composed = composeServices([{ name: 'noop', url, typeDefs: subgraphTypes }]);
  if (composed.supergraphSdl === undefined) {
    throw new Error(`The ceiling cannot be composed: ${composed.errors.join('; ')}`);
  }
  return composed.supergraphSdl;
}
