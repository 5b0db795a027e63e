import { compactSearch, read } from '#lib/search-params.ts';

export const proposalTabs = ['open', 'decided'] as const;
export type ProposalTab = (typeof proposalTabs)[number];

/** Which proposals are listed. */
export function validateProposalsSearch(search: Record<string, unknown>) {
  return compactSearch({ tab: read.oneOf(search['tab'], proposalTabs) });
}
