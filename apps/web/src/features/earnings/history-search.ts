import { compactSearch, read } from '#lib/search-params.ts';

export const historyStatuses = [
  'SUBMITTED', 'APPROVED', 'REJECTED', 'RETURNED', 'EXPIRED', 'ACCEPTED',
] as const; // prettier-ignore

/** What the address of the history says: which assignments. */
export function validateHistorySearch(search: Record<string, unknown>) {
  return compactSearch({
    status: read.someOf(search['status'], historyStatuses),
    type: read.text(search['type']),
  });
}

export type HistorySearch = ReturnType<typeof validateHistorySearch>;
