// Composes the supergraph from the subgraphs' SDL. `--check` only compares with the file in git.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const root = join(import.meta.dirname, '..');
const target = join(root, 'apps/gateway/supergraph.graphql');

function readSubgraph(name: string): {
  name: string;
  url: string;
  typeDefs: ReturnType<typeof parse>;
} {
  const folder = join(root, 'subgraphs', name, 'schema');
  const text = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  // The gateway chooses the node of every fetch; this address only names the subgraph.
  return { name, url: `http://${name}.subgraph.invalid/`, typeDefs: parse(text) };
}

const composed = composeServices(['directory', 'performer', 'requester'].map(readSubgraph));
if (composed.errors !== undefined) {
  for (const error of composed.errors) console.error(error.message);
  process.exit(1);
}
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== composed.supergraphSdl) {
    console.error(
      'The supergraph in git is not what the subgraphs compose to. Run `npm run compose`.',
    );
    process.exit(1);
  }
  console.log('The supergraph is up to date.');
} else {
  writeFileSync(target, composed.supergraphSdl);
  console.log('Wrote apps/gateway/supergraph.graphql');
}
