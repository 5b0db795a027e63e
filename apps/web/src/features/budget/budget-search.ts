import { compactSearch, read } from '#lib/search-params.ts';

/** How many days the plot covers; 30 without it. */
export function validateBudgetSearch(search: Record<string, unknown>) {
  return compactSearch({ days: read.whole(search['days'], 7, 90) });
}
