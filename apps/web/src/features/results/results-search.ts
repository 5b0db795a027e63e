import { compactSearch, read } from '#lib/search-params.ts';

export const resultFilters = ['all', 'approved', 'waiting', 'rejected'] as const;
export type ResultFilter = (typeof resultFilters)[number];

/** Which answers are listed. */
export function validateResultsSearch(search: Record<string, unknown>) {
  return compactSearch({ show: read.oneOf(search['show'], resultFilters) });
}
