import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const FirstTasksDocument = graphql(`
  query FirstTasks($id: ID!, $fromRow: Int!) {
    batch(id: $id) {
      id
      tasks(first: 20, fromRow: $fromRow) {
        edges {
          node {
            id
            row
            input
          }
        }
      }
    }
  }
`);

/** Some tasks of a batch with their input, from a row of the file on, to look at before publishing. */
export function firstTasksOptions(id: string, fromRow: number) {
  return queryOptions({
    queryKey: ['first-tasks', id, fromRow],
    queryFn: () =>
      request(FirstTasksDocument, { id, fromRow }).then(
        (data) => data.batch?.tasks.edges.map((edge) => edge.node) ?? [],
      ),
    // The row before stays until the one that was asked for is there.
    placeholderData: keepPreviousData,
  });
}
