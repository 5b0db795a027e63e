import type { FindMirror } from './script-addresses.ts';
import { placeOf } from './script-addresses.ts';

/** What networks give when no version or file is asked for. */
const latest: Readonly<Record<string, { readonly version: string; readonly file: string }>> = {
  jquery: { version: '3', file: 'jquery.min.js' },
  bootstrap: { version: '5', file: 'js/bootstrap.min.js' },
  lodash: { version: '4', file: 'lodash.min.js' },
  underscore: { version: '1', file: 'underscore-umd-min.js' },
  d3: { version: '7', file: 'd3.min.js' },
  moment: { version: '2', file: 'moment.js' },
  vue: { version: '3', file: 'vue.global.js' },
  'vue@2': { version: '2', file: 'vue.js' },
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
    key: (name = '', version = latest[name]?.version ?? '', file = '') => {
      const usual = latest[`${name}@${parseInt(version, 10)}`] ?? latest[name];
      return `${name}@${version}/${file || (usual?.file ?? '')}`;
    },
  },
  {
    pattern: /^cdn\.jsdelivr\.net\/(bootstrap|jquery|lodash|underscore)\/([^/]+)\/(.+)$/,
    key: (name = '', version = '', file = '') => `${name}@${version}/${file}`,
  },
  {
    pattern: /^code\.jquery\.com\/jquery-(\d+(?:\.\d+)+)((?:\.slim)?(?:\.min)?\.js)$/,
    key: (version = '', ending = '') => `jquery@${version}/jquery${ending}`,
  },
  {
    pattern: /^d3js\.org\/d3\.v(\d+(?:\.\d+)*)((?:\.min)?\.js)$/,
    key: (version = '', ending = '') => `d3@${version}/d3${ending}`,
  },
  {
    pattern: /^(?:use|pro)\.fontawesome\.com\/releases\/([^/]+)\/(.+)$/,
    key: (version = '', file = '') => `font-awesome@${version}/${file}`,
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
      /^(?:maxcdn|netdna|stackpath)\.bootstrapcdn\.com\/(bootstrap|twitter-bootstrap|font-awesome)\/([^/]+)\/(.+)$/,
    key: (name = '', version = '', file = '') => `${name}@${version}/${file}`,
  },
  // Mechanical Turk's own templates loaded this copy.
  {
    pattern: /^s3\.amazonaws\.com\/mturk-public\/bs30\/(.+)$/,
    key: (file = '') => `bootstrap@3.0.3/${file}`,
  },
];

/** The same file has other names from network to network. */
function usualKeyOf(key: string): string {
  return key
    .replace('twitter-bootstrap@', 'bootstrap@')
    .replace('@fortawesome/fontawesome-free@', 'font-awesome@')
    .replace('/bootstrap-combined.', '/bootstrap.')
    .replace(/^(moment@[^/]+\/)min\//, '$1');
}

/** One name for a library's file on whatever network it lies: `jquery@3.3.1/jquery.min.js`. */
export function libraryKeyOf(address: string): string | null {
  const place = placeOf(address);
  if (place === null) return null;
  for (const { pattern, key } of networks) {
    const match = pattern.exec(place);
    if (match !== null) return usualKeyOf(key(...match.slice(1)));
  }
  return null;
}

/** Where a folder of copies can have a file: by the library, or by host and path. */
export function mirrorKeyOf(address: string): string {
  return libraryKeyOf(address) ?? placeOf(address) ?? address;
}

/**
 * Looks addresses up in a map of local copies. Keys are host and path of an address
 * (`code.jquery.com/jquery-3.3.1.min.js`), or `jquery@3.3.1/jquery.min.js` for all networks at once.
 * A library that is not there in this version is taken from the highest one that is compatible with
 * it: of the same major version, for versions 0.x of the same minor one; for jQuery before 1.9 of
 * those first, since much ended with 1.9.
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
    if (exact !== undefined) return exact;
    const line = key === null ? null : lineOf(key);
    if (line === null) return null;
    return (compatible.get(line.name) ?? compatible.get(line.wider))?.to ?? null;
  };
}

/** The file of a library in all versions that are compatible with one. */
interface Line {
  readonly name: string;
  /** The same in versions that come closest where those are missing. */
  readonly wider: string;
  readonly version: string;
}

function lineOf(key: string): Line | null {
  const match = /^(.+?)@v?(\d+)(?:\.(\d+))?(\S*?)\/(.+)$/.exec(key);
  if (match === null) return null;
  const [, library = '', major = '', minor = '', rest = '', file = ''] = match;
  const isOld = library === 'jquery' && major === '1' && minor !== '' && Number(minor) < 9;
  const wider = `${library}@${major === '0' ? `0.${minor}` : major}/${file}`;
  const name = isOld ? `${library}@before 1.9/${file}` : wider;
  return { name, wider, version: `${major}.${minor}${rest}` };
}

function isHigher(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}
