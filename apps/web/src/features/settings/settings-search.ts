import { compactSearch, read } from '#lib/search-params.ts';

/** Which settings are listed. */
export function validateSettingsSearch(search: Record<string, unknown>) {
  return compactSearch({ q: read.text(search['q']), changed: read.flag(search['changed']) });
}
