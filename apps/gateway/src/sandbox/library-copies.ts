import { listCommonLibraries } from './common-libraries.ts';
import { listFiles } from './list-files.ts';

/** Local copies of what templates load from public networks. */
export interface LibraryCopies {
  /** Folders that are served, each below its own path. */
  readonly folders: readonly { readonly path: string; readonly root: string }[];
  /** Paths on the sandbox's origins, by host and path of an address or by `jquery@3.3.1/jquery.min.js`. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The operator's folder, and the libraries that come with the exchange for what is not in it. */
export function listLibraryCopies(mirror: string | null): LibraryCopies {
  const folders = listCommonLibraries().map(({ name, root, files }) => ({
    ...{ path: `/libraries/${name}/`, root },
    files: files.map((file) => ({ key: `${name}/${file}`, file })),
  }));
  if (mirror !== null) {
    const files = listFiles(mirror).map((file) => ({ key: file, file }));
    folders.push({ path: '/mirror/', root: mirror, files });
  }
  const paths = folders.flatMap(({ path, files }) =>
    files.map(({ key, file }) => [key, path + encodeURI(file)] as const),
  );
  return { folders, paths: new Map(paths) };
}
