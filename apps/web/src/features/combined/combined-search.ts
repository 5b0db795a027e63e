import { compactSearch, read } from '#lib/search-params.ts';

/** Which field is shown, and below which confidence in per cent. */
export function validateCombinedSearch(search: Record<string, unknown>) {
  return compactSearch({
    field: read.text(search['field'], 500),
    below: read.whole(search['below'], 1, 100),
  });
}
