import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const text = /\.(?:js|css|html|svg)$/;
const leastBytes = 1_000;
/** Higher levels take seconds longer for about two percent. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Writes `.br` and `.gz` beside each built file; the gateway serves those that a browser accepts. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      await Promise.all(names.filter((name) => text.test(name)).map(compress));
    },
  };

  async function compress(name: string): Promise<void> {
    const path = join(folder, name);
    const content = await readFile(path);
    if (content.length < leastBytes) return;
    await Promise.all([
      writeFile(`${path}.br`, await promisify(brotliCompress)(content, options)),
      writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 })),
    ]);
  }
}
