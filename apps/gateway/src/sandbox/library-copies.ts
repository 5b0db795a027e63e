import { listCommonLibraries, listFiles, listJoinedFiles } from '@exchange/page-libraries';

/** Local copies of what templates load from public networks. */
export interface LibraryCopies {
  /** Folders that are served, each below its own path. */
  readonly folders: readonly { readonly path: string; readonly root: string }[];
  /** Files that are served as one. */
  readonly joined: readonly { readonly path: string; readonly parts: readonly string[] }[];
  /** Paths on the sandbox's origins, by host and path of an address or by `jquery@3.3.1/jquery.min.js`. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The operator's folder, and the libraries that come with the exchange for what is not in it. */
export function listLibraryCopies(mirror: string | null): LibraryCopies {
  const folders = listCommonLibraries().map(({ name, root, files }) => ({
    ...{ path: `/libraries/${name}/`, root },
    files: files.map(({ key, file }) => ({ key: `${name}/${key}`, file })),
  }));
  if (mirror !== null) {
    const files = listFiles(mirror).map((file) => ({ key: file, file }));
    folders.push({ path: '/mirror/', root: mirror, files });
  }
  const joined = listJoinedFiles().map(({ key, parts }) => ({
    key,
    path: `/libraries/${key}`,
    parts,
  }));
  const paths = folders.flatMap(({ path, files }) =>
    files.map(({ key, file }) => [key, path + encodeURI(file)] as const),
  );
  const one = joined.map(({ key, path }) => [key, path] as const);
  return { folders, joined, paths: new Map([...paths, ...one]) };
}
