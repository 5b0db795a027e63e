import { ownerOf, roleOf, type Viewer } from '@exchange/kernel';

/** Of a page of entities no more owners than these are told apart. */
const mostOwners = 50;

interface Handled {
  /** Path of the request, without its query. */
  readonly path: string;
  readonly body: unknown;
  readonly viewer: Viewer | null;
}

/**
 * For whom something was handled: entities for their owners, everything else of the graph and of streams
 * for the viewer in the role of the subgraph, a call of another node for the partition that it names.
 */
export function findSubjects({ path, body, viewer }: Handled): string[] {
  const [, area = '', name] = path.split('/');
  if (area === 'internal') {
    const partitionId = fieldOf(body, 'partitionId');
    return typeof partitionId === 'string' ? [partitionId] : [];
  }
  if (
    (area !== 'graphql' && area !== 'streams') ||
    (name !== 'requester' && name !== 'performer')
  ) {
    return [];
  }
  const representations = fieldOf(fieldOf(body, 'variables'), 'representations');
  if (Array.isArray(representations)) {
    const owners = new Set<string>();
    for (const representation of representations as unknown[]) {
      const id = fieldOf(representation, 'id');
      const owner = typeof id === 'string' ? ownerOf(id) : null;
      if (owner !== null && roleOf(owner) === name) owners.add(owner);
      if (owners.size >= mostOwners) break;
    }
    return [...owners];
  }
  const owner = viewer?.[name] ?? null;
  return owner === null ? [] : [owner];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
