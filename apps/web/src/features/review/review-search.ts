import { compactSearch, read } from '#lib/search-params.ts';

export const reviewFilters = ['waiting', 'approved', 'rejected', 'all'] as const;
export type ReviewFilter = (typeof reviewFilters)[number];

/** Which answers are listed and which one is open. */
export function validateReviewSearch(search: Record<string, unknown>) {
  return compactSearch({
    show: read.oneOf(search['show'], reviewFilters),
    answer: read.text(search['answer']),
  });
}
