/** What one GraphQL request may ask for. Generous beside what the pages of the exchange ask for. */
export const graphqlLimits = {
  bodyBytes: 1024 * 1024,
  textCharacters: 60_000,
  tokens: 2_000,
  depth: 15,
  /** Brackets of any kind within each other. */
  brackets: 64,
  /** Fields after fragments are written out. */
  fields: 2_500,
  operations: 10,
  aliases: 30,
  directives: 20,
  cost: 25_000,
  /** Values in the variables, at any depth; a long form has a few hundred. */
  variableValues: 20_000,
  variableDepth: 24,
  operationMs: 10_000,
} as const;
