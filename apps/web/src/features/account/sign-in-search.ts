import { compactSearch, read } from '#lib/search-params.ts';

/** Where to go after signing in, and whether a session has just ended. */
export function validateSignInSearch(search: Record<string, unknown>) {
  return compactSearch({
    next: safePath(read.text(search['next'], 2_000)),
    ended: read.flag(search['ended']),
  });
}

/** Only a path of this site: a link must not send somebody elsewhere after they sign in. */
function safePath(path: string | undefined): string | undefined {
  if (path === undefined || !path.startsWith('/') || !URL.canParse(path, location.origin)) {
    return undefined;
  }
  const url = new URL(path, location.origin);
  return url.origin === location.origin ? url.pathname + url.search + url.hash : undefined;
}
