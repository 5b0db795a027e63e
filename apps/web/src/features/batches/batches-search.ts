import { compactSearch, read } from '#lib/search-params.ts';

export const batchTabs = ['needs-me', 'running', 'drafts', 'done'] as const;
export type BatchTab = (typeof batchTabs)[number];

/** Which list of batches is shown. */
export function validateBatchesSearch(search: Record<string, unknown>) {
  return compactSearch({ tab: read.oneOf(search['tab'], batchTabs) });
}
