import { readNodeChanges, writeNodeChanges, type AddedNode } from './node-changes.ts';
import { findFreePorts } from './ports.ts';

/** Writes down that a node is to run; whoever supervises the cluster starts it. */
export async function addNode(dataDir: string, node: Omit<AddedNode, 'port'>): Promise<AddedNode> {
  const changes = readNodeChanges(dataDir);
  const [port = 0] = await findFreePorts(1);
  const added = { ...node, port };
  const taken = new Set(node.partitions);
  const others = changes.added
    .filter(({ id }) => id !== node.id)
    .map((other) => ({ ...other, partitions: other.partitions.filter((id) => !taken.has(id)) }))
    .filter(({ partitions }) => partitions.length > 0);
  writeNodeChanges(dataDir, {
    added: [...others, added],
    removed: changes.removed.filter((id) => id !== node.id),
  });
  return added;
}

/** Writes down that a node is to stop for good. */
export function removeNode(dataDir: string, id: string): void {
  const changes = readNodeChanges(dataDir);
  const wasAdded = changes.added.some((node) => node.id === id);
  writeNodeChanges(dataDir, {
    added: changes.added.filter((node) => node.id !== id),
    removed: wasAdded ? changes.removed : [...new Set([...changes.removed, id])],
  });
}
