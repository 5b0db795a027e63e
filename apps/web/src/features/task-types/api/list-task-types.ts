import { infiniteQueryOptions } from '@tanstack/react-query';
import type { TaskTypesQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const TaskTypesDocument = graphql(`
  query TaskTypes($after: String, $archived: Boolean!) {
    taskTypes(first: 50, after: $after, archived: $archived) {
      edges {
        node {
          id
          title
          description
          category
          locked
          archivedAt
          createdAt
          reward {
            minor
            currency
          }
          fee {
            minor
            currency
          }
          timeAllowedSeconds
          variables
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type TaskTypeRow = TaskTypesQuery['taskTypes']['edges'][number]['node'];

/** The viewer's task types, newest first. */
export function taskTypesOptions(archived: boolean) {
  return infiniteQueryOptions({
    queryKey: ['task-types', { archived }],
    queryFn: ({ pageParam }) =>
      request(TaskTypesDocument, { archived, after: pageParam }).then((data) => data.taskTypes),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['task-types'] },
  });
}
