import { compactSearch, read } from '#lib/search-params.ts';

export const flowWindows = ['hour', 'day'] as const;
export type FlowWindowName = (typeof flowWindows)[number];
export const flowViews = ['drawing', 'table'] as const;
export const standings = ['SHORT', 'ENOUGH', 'EXCESS', 'UNWANTED'] as const;

/** Which repository, how far back flows go and how they are shown, and which types and runs are listed. */
export function validateSupplySearch(search: Record<string, unknown>) {
  return compactSearch({
    partition: read.text(search['partition'], 100),
    window: read.oneOf(search['window'], flowWindows),
    view: read.oneOf(search['view'], flowViews),
    standing: read.oneOf(search['standing'], standings),
    runs: read.oneOf(search['runs'], ['moved'] as const),
  });
}

export type SupplySearch = ReturnType<typeof validateSupplySearch>;
