import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from './folder-of.ts';
import { listFiles } from './list-files.ts';

/** A library that comes with the exchange. */
export interface CommonLibrary {
  /** As templates and their networks call it: `jquery@3.7.1`. */
  readonly name: string;
  /** The folder of its files. */
  readonly root: string;
  /** Below the folder, and as the networks call them. */
  readonly files: readonly { readonly key: string; readonly file: string }[];
}

/** What templates load most, one version of each line that is compatible with older ones. */
const packages = [
  { name: 'jquery', from: 'jquery-1', folder: 'dist' },
  { name: 'jquery', from: 'jquery-2', folder: 'dist' },
  { name: 'jquery', from: 'jquery-3', folder: 'dist' },
  { name: 'jqueryui', from: 'jquery-ui', folder: 'dist' },
  { name: 'bootstrap', from: 'bootstrap-2', folder: '.' },
  { name: 'bootstrap', from: 'bootstrap-3', folder: 'dist' },
  { name: 'bootstrap', from: 'bootstrap-4', folder: 'dist' },
  { name: 'bootstrap', from: 'bootstrap-5', folder: 'dist' },
  { name: 'popper', from: 'popper.js', folder: 'dist' },
  { name: 'font-awesome', from: 'font-awesome', folder: '.' },
  { name: 'font-awesome', from: 'font-awesome-5', folder: '.' },
  { name: 'lodash', from: 'lodash', folder: '.' },
  { name: 'underscore', from: 'underscore', folder: '.' },
  { name: 'moment', from: 'moment', folder: '.' },
  { name: 'd3', from: 'd3-3', folder: '.' },
  { name: 'd3', from: 'd3-4', folder: 'build' },
  { name: 'd3', from: 'd3-5', folder: 'dist' },
  { name: 'd3', from: 'd3-6', folder: 'dist' },
  { name: 'd3', from: 'd3-7', folder: 'dist' },
  { name: 'vue', from: 'vue-2', folder: 'dist' },
  { name: 'vue', from: 'vue-3', folder: 'dist' },
] as const;

/** What a package holds, where it has a version of its own. */
const versions: Readonly<Record<string, string>> = { 'bootstrap-2': '2.3.2' };

/** Single modules of a library and its sources are nothing that pages load. */
const served =
  /^(?:(?:css|img|js|locale|min|umd|(?:web)?fonts|themes\/[\w-]+)\/.+|(?:d3|jquery|lodash|moment|popper|underscore|vue)[\w.-]*)\.(?:js|css|png|svg|eot|ttf|otf|woff2?)$/;

/** The libraries that come with the exchange, from the packages that it is installed with. */
export function listCommonLibraries(): readonly CommonLibrary[] {
  return packages.map(({ name, from, folder }) => {
    const installed = folderOf(from);
    const description = join(installed, 'package.json');
    const { version } = JSON.parse(readFileSync(description, 'utf8')) as { version: string };
    const root = join(installed, folder);
    const files = listFiles(root)
      .filter((file) => served.test(file))
      .map((file) => ({ key: file.replace(/^min\//, ''), file }));
    return { name: `${name}@${versions[from] ?? version}`, root, files };
  });
}
