import { compactSearch, read } from '#lib/search-params.ts';

/** The task type that the new batch is made of. */
export function validateNewBatchSearch(search: Record<string, unknown>) {
  return compactSearch({ typeId: read.text(search['typeId']) });
}
