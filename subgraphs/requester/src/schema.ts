import type { DocumentNode } from 'graphql';
import { parse } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';

/** The SDL of this subgraph, one file per noun. */
export function readTypeDefs(): DocumentNode {
  const folder = new URL('../schema/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return parse(
    files
      .sort()
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n'),
  );
}
