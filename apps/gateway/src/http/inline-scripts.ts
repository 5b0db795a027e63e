import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g;

/**
 * Gives the sources for a content security policy that allow the scripts written into a page's file,
 * and no others. A page that was built anew while it is served has new ones.
 */
export function createScriptSources(file: string): () => string {
  let readAtMs = Number.NaN;
  let sources = '';
  return () => {
    const { mtimeMs } = statSync(file);
    if (mtimeMs !== readAtMs) {
      sources = hashInlineScripts(readFileSync(file, 'utf8')).join(' ');
      readAtMs = mtimeMs;
    }
    return sources;
  };
}

function hashInlineScripts(html: string): string[] {
  return [...html.matchAll(inlineScript)].map(([, script = '']) => {
    const hash = createHash('sha256').update(script).digest('base64');
    return `'sha256-${hash}'`;
  });
}
