import { basename } from 'node:path';

/** What rolldown tells of a module while it forms chunks. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** The pages that people land on, by their files below `src/features`. */
const landingPages = [
  'account/sign-in-page.tsx',
  'feed/feed-page.tsx',
  'workspace/workspace-page.tsx',
  'queue/queue-page.tsx',
  'dashboard/dashboard-page.tsx',
  'batches/batches-page.tsx',
  'batches/batch-page.tsx',
];

/**
 * Names the chunk of a module, so that a page that people land on comes in three files instead of
 * dozens that wait for each other: the frame, what at least two of those pages need, and its own.
 * Gives null for modules that none of them needs.
 */
export function createChunkNamer(features: string) {
  let closures: readonly ReadonlySet<string>[] | null = null;
  return function nameChunk(id: string, modules: Modules): string | null {
    closures ??= landingPages.map((page) => closureOf(`${features}/${page}`, modules));
    const users = landingPages.filter((_, index) => closures?.[index]?.has(id));
    if (users.length > 1) return 'parts';
    const [only] = users;
    return only === undefined ? null : basename(only, '-page.tsx');
  };
}

/** A module and everything that it imports, not counting what it imports later. */
function closureOf(start: string, modules: Modules): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(modules.getModuleInfo(next)?.importedIds ?? []));
  }
  return seen;
}
