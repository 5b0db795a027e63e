import { compactSearch, read } from '#lib/search-params.ts';

export const movesTabs = ['under-way', 'kept', 'ended'] as const;
export type MovesTab = (typeof movesTabs)[number];

/** Which moves are listed, and whether the form to start some is open, and for whom. */
export function validateMovesSearch(search: Record<string, unknown>) {
  return compactSearch({
    tab: read.oneOf(search['tab'], movesTabs),
    partition: read.text(search['partition']),
    user: read.text(search['user']),
    group: read.text(search['group']),
    start: read.text(search['start'], 2_000),
    drain: read.text(search['drain']),
  });
}

export type MovesSearch = ReturnType<typeof validateMovesSearch>;
