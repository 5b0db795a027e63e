import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Packages whose one file exports everything, and that file. */
const barrels = {
  '@mantine/core': 'esm/index.mjs',
  '@tabler/icons-react': 'dist/esm/tabler-icons-react.mjs',
};

type PackageName = keyof typeof barrels;

/** Where a name is: its file and what it is called there. */
interface Source {
  readonly file: string;
  readonly name: string;
}

const importOf = /import \{([^}]+)\} from '(@mantine\/core|@tabler\/icons-react)';/g;

/**
 * Imports each name from the file that it is in. To the bundler a page would otherwise depend on a
 * whole package until unused parts are shaken off, and code could not be divided by page before.
 */
export function directImports(): Plugin {
  const sources = new Map<PackageName, ReadonlyMap<string, Source>>();
  return {
    name: 'direct-imports',
    apply: 'build',
    enforce: 'pre',
    configResolved({ root }) {
      for (const name of Object.keys(barrels) as PackageName[]) {
        sources.set(name, readSources(root, name));
      }
    },
    transform(code, id) {
      if (!/\/src\/.+\.tsx?$/.test(id) || id.includes('/node_modules/')) return null;
      const direct = code.replace(importOf, (_, names: string, from: PackageName) =>
        listNames(names)
          .map(([name, local]) => {
            const source = sources.get(from)?.get(name);
            if (source === undefined) throw new Error(`${from} has no ${name}, which ${id} wants.`);
            return `import { ${source.name} as ${local} } from ${JSON.stringify(source.file)};`;
          })
          .join(''),
      );
      return direct === code ? null : { code: direct, map: null };
    },
  };
}

function readSources(root: string, name: PackageName): ReadonlyMap<string, Source> {
  const barrel = realpathSync(join(root, 'node_modules', name, barrels[name]));
  const statements = readFileSync(barrel, 'utf8').matchAll(
    /(?:import|export) \{([^}]+)\} from ["'](\.[^"']+)["']/g,
  );
  const found = new Map<string, Source>();
  for (const [, names = '', path = ''] of statements) {
    const file = join(dirname(barrel), path);
    for (const [there, here] of listNames(names)) found.set(here, { file, name: there });
  }
  return found;
}

/** `a, b as c` as pairs of the name there and the name here. */
function listNames(names: string): (readonly [there: string, here: string])[] {
  return names
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [there = part, here = there] = part.split(' as ');
      return [there, here] as const;
    });
}
