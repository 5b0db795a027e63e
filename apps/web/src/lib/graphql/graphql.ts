import type { graphql as generated } from '../../gql/generated/gql.ts';

/**
 * Marks an operation or fragment, so that its types are generated: `graphql(` then the document in
 * backticks. At run time it is the text itself; the generated lookup table never reaches the
 * browser, where it would bring every page's operations into the first load.
 */
export const graphql = ((document: string) => document) as unknown as typeof generated;

/** A document followed by the fragments that it spreads. */
export function withFragments<T extends { toString(): string }>(
  document: T,
  ...fragments: readonly { toString(): string }[]
): T {
  return [document, ...new Set(fragments)].map(String).join('\n') as unknown as T;
}

export type * from '../../gql/generated/graphql.ts';
