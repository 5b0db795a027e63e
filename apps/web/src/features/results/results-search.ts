import { compactSearch, read } from '#lib/search-params.ts';

export const resultFilters = ['all', 'approved', 'waiting', 'rejected'] as const;
export type ResultFilter = (typeof resultFilters)[number];

/** Which answers are listed. */
export function validateResultsSearch(search: Record<string, unknown>) {
  return compactSearch({
    show: read.oneOf(search['show'], resultFilters),
    find: read.text(search['find']),
    field: read.text(search['field']),
    row: read.whole(search['row'], 1, 2_147_483_647),
    performer: read.text(search['performer'], 100),
    since: readDay(search['since']),
  });
}

/** What a results page is asked to show. */
export type ResultsSearch = ReturnType<typeof validateResultsSearch>;

/** What of it is to change; undefined takes a part away. */
export type ResultsSearchChange = {
  readonly [Key in keyof ResultsSearch]?: ResultsSearch[Key] | undefined;
};

export function changeSearch(before: ResultsSearch, change: ResultsSearchChange): ResultsSearch {
  return compactSearch({ ...before, ...change });
}

function readDay(value: unknown): string | undefined {
  const text = read.text(value, 10);
  const isDay = text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
  return isDay && !Number.isNaN(Date.parse(text)) ? text : undefined;
}
