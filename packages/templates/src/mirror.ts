import type { FindMirror } from './script-addresses.ts';
import { placeOf } from './script-addresses.ts';

/** What networks give when no version or file is asked for. */
const latest: Readonly<Record<string, { readonly version: string; readonly file: string }>> = {
  jquery: { version: '3', file: 'jquery.min.js' },
  bootstrap: { version: '5', file: 'js/bootstrap.min.js' },
  lodash: { version: '4', file: 'lodash.min.js' },
  underscore: { version: '1', file: 'underscore-umd-min.js' },
};

/** A library's file on a public content network. */
const networks: readonly { pattern: RegExp; key: (...parts: string[]) => string }[] = [
  {
    pattern:
      /^(?:ajax\.googleapis\.com|cdnjs\.cloudflare\.com)\/ajax\/libs\/([^/]+)\/([^/]+)\/(.+)$/,
    key: (name = '', version = '', file = '') => `${name.replace(/\.js$/, '')}@${version}/${file}`,
  },
  {
    pattern:
      /^(?:cdn\.jsdelivr\.net\/npm|unpkg\.com)\/((?:@[^/]+\/)?[^/@]+)@([^/]+)\/(?:dist\/)?(.+)$/,
    key: (name = '', version = '', file = '') => `${name.replace(/\.js$/, '')}@${version}/${file}`,
  },
  {
    pattern:
      /^(?:cdn\.jsdelivr\.net\/npm|unpkg\.com)\/([^/@]+)(?:@([^/]+))?(?:\/(?:dist\/)?(.+))?$/,
    key: (name = '', version = latest[name]?.version, file = latest[name]?.file) =>
      `${name}@${version ?? ''}/${file ?? ''}`,
  },
  {
    pattern: /^cdn\.jsdelivr\.net\/(bootstrap|jquery|lodash|underscore)\/([^/]+)\/(.+)$/,
    key: (name = '', version = '', file = '') => `${name}@${version}/${file}`,
  },
  {
    pattern: /^code\.jquery\.com\/jquery-(\d+(?:\.\d+)+)((?:\.slim)?(?:\.min)?\.js)$/,
    key: (version = '', ending = '') => `jquery@${version}/jquery${ending}`,
  },
  // What these two gave when they were frozen.
  {
    pattern: /^code\.jquery\.com\/jquery(?:-latest)?((?:\.min)?\.js)$/,
    key: (ending = '') => `jquery@1.11.1/jquery${ending}`,
  },
  {
    pattern: /^ajax\.aspnetcdn\.com\/ajax\/jquery\/jquery-(\d+(?:\.\d+)+)((?:\.min)?\.js)$/i,
    key: (version = '', ending = '') => `jquery@${version}/jquery${ending}`,
  },
  {
    pattern: /^code\.jquery\.com\/ui\/(\d+(?:\.\d+)+)\/(.+)$/,
    key: (version = '', file = '') => `jqueryui@${version}/${file}`,
  },
  {
    pattern:
      /^(?:maxcdn|netdna|stackpath)\.bootstrapcdn\.com\/(bootstrap|font-awesome)\/([^/]+)\/(.+)$/,
    key: (name = '', version = '', file = '') => `${name}@${version}/${file}`,
  },
  // Mechanical Turk's own templates loaded this copy.
  {
    pattern: /^s3\.amazonaws\.com\/mturk-public\/bs30\/(.+)$/,
    key: (file = '') => `bootstrap@3.0.3/${file}`,
  },
];

/** One name for a library's file on whatever network it lies: `jquery@3.3.1/jquery.min.js`. */
export function libraryKeyOf(address: string): string | null {
  const place = placeOf(address);
  if (place === null) return null;
  for (const { pattern, key } of networks) {
    const match = pattern.exec(place);
    if (match !== null) return key(...match.slice(1)).replace('twitter-bootstrap@', 'bootstrap@');
  }
  return null;
}

/**
 * Looks addresses up in a map of local copies. Keys are host and path of an address
 * (`code.jquery.com/jquery-3.3.1.min.js`), or `jquery@3.3.1/jquery.min.js` for all networks at once.
 * A library that is not there in this version is taken from the highest one that is compatible with
 * it: of the same major version, for versions 0.x of the same minor one.
 */
export function createMirror(copies: ReadonlyMap<string, string>): FindMirror {
  const compatible = new Map<string, { readonly version: string; readonly to: string }>();
  for (const [key, to] of copies) {
    const line = lineOf(key);
    if (line === null) continue;
    const best = compatible.get(line.name);
    if (best === undefined || isHigher(line.version, best.version)) {
      compatible.set(line.name, { version: line.version, to });
    }
  }
  return (address) => {
    const place = placeOf(address);
    if (place === null) return null;
    const key = libraryKeyOf(address);
    const exact = copies.get(place) ?? (key === null ? undefined : copies.get(key));
    const name = key === null ? undefined : lineOf(key)?.name;
    return exact ?? (name === undefined ? undefined : compatible.get(name)?.to) ?? null;
  };
}

/** The file of a library in all versions that are compatible with one. */
function lineOf(key: string): { readonly name: string; readonly version: string } | null {
  const match = /^(.+?)@v?(\d+)(?:\.(\d+))?(\S*?)\/(.+)$/.exec(key);
  if (match === null) return null;
  const [, library = '', major = '', minor = '0', rest = '', file = ''] = match;
  const line = major === '0' ? `0.${minor}` : major;
  return { name: `${library}@${line}/${file}`, version: `${major}.${minor}${rest}` };
}

function isHigher(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}
