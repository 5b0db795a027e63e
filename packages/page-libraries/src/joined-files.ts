import { join } from 'node:path';
import { folderOf } from './folder-of.ts';

/** Files that are served as one, one after the other. */
export interface JoinedFile {
  /** As templates and their networks call it. */
  readonly key: string;
  readonly parts: readonly string[];
}

/**
 * jQuery 1.9 took away what older pages use (`live`, `browser`, `toggle` by turns): its makers' own
 * helper gives it back. One script, since a template loads one.
 */
export function listJoinedFiles(): readonly JoinedFile[] {
  const helper = join(folderOf('jquery-migrate'), 'dist', 'jquery-migrate.min.js');
  return ['jquery.js', 'jquery.min.js'].map((file) => ({
    key: `jquery@1.8/${file}`,
    parts: [join(folderOf('jquery-1'), 'dist', file), helper],
  }));
}
