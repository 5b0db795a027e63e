const path = '/mturk/externalSubmit';

/**
 * Where a page posts its form, from `turkSubmitTo`. Both spellings were about, with and without a
 * slash at the end.
 */
export function submitAddress(turkSubmitTo: string): string {
  return turkSubmitTo.replace(/(?<!\/)\/+$/, '') + path;
}

/** Whether a path is that of an external submit, also where two slashes came together. */
export function isSubmitPath(pathname: string): boolean {
  return /^\/{1,2}mturk\/externalSubmit\/?$/i.test(pathname);
}
