/** Whether what a node last told can be taken as the present. */
export type NodeHealth = 'live' | 'suspect' | 'draining' | 'stopped';

export function readNodeHealth(state: string): NodeHealth {
  return state === 'live' || state === 'suspect' || state === 'draining' ? state : 'stopped';
}

/** A node that does not answer: what is shown of its partitions may be old. */
export function isAway(state: string): boolean {
  const health = readNodeHealth(state);
  return health === 'suspect' || health === 'stopped';
}

export interface PlacedPartition {
  readonly id: string;
  readonly role: string;
  readonly nodeId: string;
}

export interface Lane<T extends PlacedPartition> {
  readonly nodeId: string;
  readonly state: string;
  readonly partitions: readonly T[];
}

/** Partitions below the node that serves them; those whose node is unknown come last. */
export function groupByNode<T extends PlacedPartition>(
  nodes: readonly { readonly id: string; readonly state: string }[],
  partitions: readonly T[],
): Lane<T>[] {
  const known = nodes.map((node) => ({
    nodeId: node.id,
    state: node.state,
    partitions: partitions.filter((partition) => partition.nodeId === node.id),
  }));
  const ids = new Set(nodes.map((node) => node.id));
  const orphans = partitions.filter((partition) => !ids.has(partition.nodeId));
  if (orphans.length === 0) return known;
  return [...known, { nodeId: 'without a node', state: 'stopped', partitions: orphans }];
}
