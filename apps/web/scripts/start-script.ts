import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { build } from 'vite';
import { shortenOperations } from './shorten-operations.ts';

const placeholder = '<!-- first script -->';
const landingPage = /\/src\/features\/(.+-page\.tsx)$/;
const entryScript = /\s*<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/;
const preload = /\s*<link rel="modulepreload"[^>]*>/g;
const typeface = /\/geist-latin-wght-[^/]+\.woff2$/;
const styleSheet = /\s*<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g;

interface Built {
  /** The app's own script; null while it is developed, when the page has it. */
  readonly entry: string | null;
  /** That script and all that it imports. */
  readonly frame: readonly string[];
  readonly styles: readonly string[];
  /** The typeface of most texts: asked for at once, so that it is there when the texts are. */
  readonly typefaces: readonly string[];
  /** Code and styles of a page beyond the frame's, by the page's file below `src/features`. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/**
 * Writes the first script into the page itself: it sets the colours, fetches the code of the page
 * that the address asks for and sends its first requests, all before the app's own code is there.
 * The style sheet of the frame is added by it too: what stands in the page is painted without it.
 */
export function startScript(): Plugin {
  let root = '';
  let isBuild = false;
  return {
    name: 'start-script',
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
    },
    generateBundle(_options, bundle) {
      // Read by scripts/check-bundle.mjs.
      const source = JSON.stringify(listPageFiles(bundle));
      this.emitFile({ type: 'asset', fileName: '.vite/pages.json', source });
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const styles = [...html.matchAll(styleSheet)].map(([, href = '']) => href);
        const pages = bundle === undefined ? {} : listPageFiles(bundle);
        const entry = bundle === undefined ? null : (entryScript.exec(html)?.[1] ?? null);
        const frame = bundle === undefined ? [] : listFrameFiles(bundle);
        const typefaces = bundle === undefined ? [] : listTypefaces(bundle);
        const built = { entry, frame, styles, typefaces, pages };
        const code = await bundleScript(root, isBuild, built);
        const rest = entry === null ? html : html.replace(entryScript, '').replace(preload, '');
        return rest.replace(styleSheet, '').replace(placeholder, () => `<script>${code}</script>`);
      },
    },
  };
}

async function bundleScript(root: string, minify: boolean, built: Built): Promise<string> {
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [shortenOperations()],
    define: { BUILT: JSON.stringify(built) },
    build: {
      write: false,
      minify,
      target: 'es2023',
      modulePreload: false,
      copyPublicDir: false,
      lib: { entry: join(root, 'src/start/start.ts'), formats: ['iife'], name: 'start' },
      rolldownOptions: { treeshake: { moduleSideEffects: (id) => id.endsWith('start.ts') } },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const [output] = Array.isArray(result) ? result : [result];
  const code = output?.output[0].code.trim() ?? '';
  if (code.includes('</script')) throw new Error('The first script would end its own element.');
  return code;
}

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

function chunksOf(bundle: Rolldown.OutputBundle): Chunks {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  return new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
}

function listFrameFiles(bundle: Rolldown.OutputBundle): string[] {
  return [...frameOf(chunksOf(bundle))].map(({ fileName }) => `/${fileName}`);
}

function listTypefaces(bundle: Rolldown.OutputBundle): string[] {
  const files = Object.keys(bundle).map((name) => `/${name}`);
  return files.filter((name) => typeface.test(name));
}

function listPageFiles(bundle: Rolldown.OutputBundle): Built['pages'] {
  const chunks = chunksOf(bundle);
  const frame = frameOf(chunks);
  const pages = [...chunks.values()].flatMap((chunk) => {
    const id = chunk.moduleIds.find((each) => landingPage.test(each));
    const file = landingPage.exec(id ?? '')?.[1];
    if (file === undefined) return [];
    const own = [...closureOf([chunk], chunks)].filter((each) => !frame.has(each));
    const files = own.flatMap((each) => [each.fileName, ...(each.viteMetadata?.importedCss ?? [])]);
    return [[file, [...new Set(files)].map((name) => `/${name}`)] as const];
  });
  return Object.fromEntries(pages);
}

function frameOf(chunks: Chunks): ReadonlySet<Rolldown.OutputChunk> {
  return closureOf(
    [...chunks.values()].filter(({ isEntry }) => isEntry),
    chunks,
  );
}

/** Chunks and everything that they import, not counting what they import later. */
function closureOf(
  from: readonly Rolldown.OutputChunk[],
  chunks: Chunks,
): Set<Rolldown.OutputChunk> {
  const seen = new Set<Rolldown.OutputChunk>();
  const open = [...from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...next.imports.flatMap((name) => chunks.get(name) ?? []));
  }
  return seen;
}
