import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { listFiles } from './list-files.ts';

/** A library that comes with the exchange. */
export interface CommonLibrary {
  /** As templates and their networks call it: `jquery@3.7.1`. */
  readonly name: string;
  /** The folder of its files. */
  readonly root: string;
  /** Below the folder. */
  readonly files: readonly string[];
}

/** What templates load most, one version of each line that is compatible with older ones. */
const packages = [
  { name: 'jquery', from: 'jquery-1', folder: 'dist' },
  { name: 'jquery', from: 'jquery-2', folder: 'dist' },
  { name: 'jquery', from: 'jquery-3', folder: 'dist' },
  { name: 'jqueryui', from: 'jquery-ui', folder: 'dist' },
  { name: 'bootstrap', from: 'bootstrap-3', folder: 'dist' },
  { name: 'bootstrap', from: 'bootstrap-4', folder: 'dist' },
  { name: 'bootstrap', from: 'bootstrap-5', folder: 'dist' },
  { name: 'popper', from: 'popper.js', folder: 'dist' },
  { name: 'font-awesome', from: 'font-awesome', folder: '.' },
  { name: 'lodash', from: 'lodash', folder: '.' },
  { name: 'underscore', from: 'underscore', folder: '.' },
] as const;

/** Single modules of a library and its sources are nothing that pages load. */
const served =
  /^(?:(?:css|js|umd|fonts|themes\/[\w-]+)\/.+|(?:jquery|popper|lodash|underscore)[\w.-]*)\.(?:js|css|png|svg|eot|ttf|otf|woff2?)$/;

/** The libraries that come with the exchange, from the packages that it is installed with. */
export function listCommonLibraries(): readonly CommonLibrary[] {
  const require = createRequire(import.meta.url);
  return packages.map(({ name, from, folder }) => {
    const description = require.resolve(`${from}/package.json`);
    const { version } = JSON.parse(readFileSync(description, 'utf8')) as { version: string };
    const root = join(dirname(description), folder);
    const files = listFiles(root).filter((file) => served.test(file));
    return { name: `${name}@${version}`, root, files };
  });
}
