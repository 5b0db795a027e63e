import type { SubmissionFilter } from '#gql';
import type { ResultsSearch } from '../results-search.ts';

/** What the address asks for, as the exchange is asked. A day begins where the reader is. */
export function filterOf({ find, field, row, performer, since }: ResultsSearch): SubmissionFilter {
  return {
    ...(find === undefined ? {} : { contains: find, ...(field === undefined ? {} : { field }) }),
    ...(row === undefined ? {} : { row }),
    ...(performer === undefined ? {} : { performerId: performer }),
    ...(since === undefined ? {} : { since: new Date(`${since}T00:00:00`).toISOString() }),
  };
}

/** Whether anything but the tab narrows the list. */
export function isFiltered(search: ResultsSearch): boolean {
  return Object.keys(filterOf(search)).length > 0;
}
