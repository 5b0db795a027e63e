import { Kind, OperationTypeNode, parse } from 'graphql';

/** What the query planner's text asks a node for. */
export interface FetchShape {
  readonly isQuery: boolean;
  /** An `_entities` fetch: told by its field, since callers may name variables like the planner's. */
  readonly isForEntities: boolean;
  /** A query, or a single mutation. */
  readonly hasOneEffect: boolean;
}

const mostRemembered = 2_000;

/** The planner hands over text, the same for every request of a plan: each is parsed once. */
export function createFetchDescriber(): (query: string) => FetchShape {
  const known = new Map<string, FetchShape>();
  return (query) => {
    const before = known.get(query);
    if (before !== undefined) return before;
    const shape = describe(query);
    if (known.size >= mostRemembered) known.clear();
    known.set(query, shape);
    return shape;
  };
}

function describe(query: string): FetchShape {
  const operation = parse(query, { noLocation: true }).definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const isQuery = operation?.operation === OperationTypeNode.QUERY;
  const fields = operation?.selectionSet.selections ?? [];
  const [first] = fields;
  return {
    isQuery,
    isForEntities: isQuery && first?.kind === Kind.FIELD && first.name.value === '_entities',
    hasOneEffect: isQuery || fields.length === 1,
  };
}
