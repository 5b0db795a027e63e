import type { OxlintOverride } from 'oxlint';

// Who may import whom: the arrows of the architecture. Anything not listed is refused.
const pure = [
  'kernel',
  'affinity',
  'assessment',
  'leases',
  'moves',
  'tasks',
  'criteria',
  'answers',
  'templates',
  'interfaces',
];
const infrastructure = [
  'partitions',
  'ledger',
  'transfer',
  'cluster',
  'service',
  'objects',
  'prisma',
];
const mayImport: Record<string, string[]> = {
  'packages/kernel': [],
  'packages/affinity': ['kernel'],
  'packages/assessment': ['kernel'],
  'packages/leases': ['kernel'],
  'packages/moves': ['kernel'],
  'packages/tasks': ['kernel'],
  'packages/criteria': [],
  'packages/answers': ['kernel'],
  'packages/templates': ['kernel', 'tasks'],
  'packages/interfaces': ['kernel', 'tasks', 'templates'],
  // It runs in the pages of others, as one script.
  'packages/crowd-elements': [],
  'packages/service': ['kernel'],
  'packages/objects': ['kernel'],
  'packages/page-libraries': [],
  'packages/partitions': [...pure, 'prisma'],
  'packages/ledger': [...pure, 'prisma', 'partitions'],
  'packages/transfer': [...pure, 'prisma', 'partitions', 'ledger'],
  'packages/cluster': [...pure, 'prisma', 'partitions', 'service'],
  'subgraphs/directory': [...pure, ...infrastructure],
  'subgraphs/requester': [...pure, ...infrastructure],
  'subgraphs/performer': [...pure, ...infrastructure],
  'apps/gateway': [...pure, ...infrastructure, 'page-libraries', 'subgraph-directory'],
  'apps/node': [...pure, ...infrastructure, 'subgraph-requester', 'subgraph-performer'],
  'apps/web': ['tasks', 'criteria', 'templates', 'interfaces', 'crowd-elements'],
  // It knows the API and nothing else.
  'apps/cli': [],
};

/** Where in a folder files may talk to a database; nowhere in those that are not listed. */
const databaseParts: Record<string, string[]> = {
  'packages/partitions': ['**'],
  'packages/ledger': ['**'],
  'packages/transfer': ['**'],
  'packages/cluster': ['src/directory/**'],
  'subgraphs/directory': ['src/store/**'],
  'subgraphs/requester': ['src/store/**'],
  'subgraphs/performer': ['src/store/**'],
  // better-auth brings its own database adapter.
  'apps/gateway': ['src/store/**', 'src/auth/**'],
};

type Pattern = { regex: string; message: string } | { group: string[]; message: string };

const notByPath = {
  regex: '^(\\.\\./)+((packages|subgraphs|apps|prisma|scripts)/|[a-z-]+/src/)',
  message: 'Import another package by its name.',
};
const notTheDatabase = {
  regex: '^(pg|pg-[a-z-]+|@prisma/.*)$',
  allowTypeImports: true,
  message: 'Only store/ folders talk to a database.',
};

function refuseOthers(folder: string, names: string[]) {
  return {
    group: ['@exchange/*', ...names.map((name) => `!@exchange/${name}`)],
    message: `${folder} may import of ours: ${names.join(', ') || 'nothing'}.`,
  };
}

function restrictImports(files: string[], patterns: Pattern[]): OxlintOverride {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** The overrides that hold every folder to its arrows; the later ones are the more special. */
export const directions: OxlintOverride[] = Object.entries(mayImport).flatMap(([folder, names]) => {
  const patterns = [refuseOthers(folder, names), notByPath];
  const database = (databaseParts[folder] ?? []).map((part) => `${folder}/${part}`);
  return [
    restrictImports([`${folder}/**/*.{ts,tsx}`], [...patterns, notTheDatabase]),
    ...(database.length === 0 ? [] : [restrictImports(database, patterns)]),
  ];
});
