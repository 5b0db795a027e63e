import { ConfigError } from '@exchange/service';
import { gatewayCaller } from './contract/callers.ts';
import { findBadFeeding } from './config-feeding.ts';
import { findSharedSite } from './config-sites.ts';
import type { ClusterFile } from './config-schema.ts';

/** What a schema cannot say: names are unique, every partition has exactly one node, and the like. */
export function checkClusterReferences(file: ClusterFile, source: string): void {
  const problem =
    findRepeated(
      file.nodes.map((node) => node.id),
      'two nodes are called',
    ) ??
    findRepeated(
      file.partitions.map((partition) => partition.id),
      'two partitions are called',
    ) ??
    findRepeated(
      [file.directory.url, ...file.partitions.map((partition) => partition.url)],
      'two databases have the same address',
    ) ??
    findRepeated(
      file.nodes.flatMap((node) => node.partitions),
      'two nodes serve the partition',
    ) ??
    findReserved(file) ??
    findUnserved(file) ??
    findBadFeeding(file) ??
    findSharedSite(file.gateway);
  if (problem !== null)
    throw new ConfigError(`In ${source}, ${problem}: correct it and start again.`);
}

function findRepeated(values: readonly string[], what: string): string | null {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) return `${what} ${withoutPassword(value)}`;
    seen.add(value);
  }
  return null;
}

/** A node of this name could ask for what only gateways may. */
function findReserved(file: ClusterFile): string | null {
  const isTaken = file.nodes.some(({ id }) => id === gatewayCaller);
  return isTaken ? `a node is called "${gatewayCaller}", which is the name of gateways` : null;
}

function findUnserved(file: ClusterFile): string | null {
  const known = new Set(file.partitions.map((partition) => partition.id));
  const served = new Set(file.nodes.flatMap((node) => node.partitions));
  for (const id of served) {
    if (!known.has(id)) return `a node serves the partition ${id}, which is not listed`;
  }
  for (const id of known) {
    if (!served.has(id)) return `no node serves the partition ${id}`;
  }
  return null;
}

function withoutPassword(value: string): string {
  return value.replace(/:\/\/([^:/@]*):[^@]*@/, '://$1:…@');
}
