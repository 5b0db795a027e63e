import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { FeedFilter, FeedQuery, FeedQueryVariables } from '#gql';
import { graphql, withFragments } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';
import type { FeedSearch } from '../feed-search.ts';
import { FeedEntryFieldsFragment } from './feed-fields.ts';

export const FeedDocument = withFragments(
  graphql(`
    query Feed($after: String, $filter: FeedFilter, $sort: FeedSort) {
      feed(first: 30, after: $after, filter: $filter, sort: $sort) {
        totalCount
        categories
        edges {
          cursor
          node {
            ...FeedEntryFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
  FeedEntryFieldsFragment,
);

export type FeedEntry = FeedQuery['feed']['edges'][number]['node'];
export type FeedPageData = FeedQuery['feed'];

/** Work to choose from, as the address filters and orders it. */
export function feedOptions(search: FeedSearch) {
  const { filter, sort } = feedVariables(search, null);
  return infiniteQueryOptions({
    queryKey: ['feed', sort, filter],
    queryFn: ({ pageParam }) =>
      request(FeedDocument, feedVariables(search, pageParam)).then(({ feed }) => feed),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
    meta: { topics: ['feed'] },
  });
}

/** A page of the feed, as the address asks for it. */
export function feedVariables(search: FeedSearch, after: string | null): FeedQueryVariables {
  return { after, filter: filterOf(search), sort: search.sort ?? 'BEST' };
}

function filterOf(search: FeedSearch): FeedFilter {
  return {
    words: search.q ?? null,
    categories: search.category ?? null,
    requesterId: search.requester ?? null,
    minRewardMinor: search.pay ?? null,
    minHourlyMinor: search.hourly ?? null,
    maxTimeAllowedSeconds: search.time ?? null,
    localOnly: search.near ?? null,
    acceptableOnly: search.open ?? null,
    qualifiedOnly: search.qualified ?? null,
    includeHidden: search.hidden ?? null,
  };
}
