import { compactSearch, read } from '#lib/search-params.ts';

/** Whether the list shows the types that were put away. */
export function validateTypesSearch(search: Record<string, unknown>) {
  return compactSearch({ archived: read.flag(search['archived']) });
}

/** What a new type begins with: the id of an example, or a copy of another type. */
export function validateNewTypeSearch(search: Record<string, unknown>) {
  return compactSearch({ copy: read.text(search['copy']), start: read.text(search['start'], 40) });
}
