import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const FirstTasksDocument = graphql(`
  query FirstTasks($id: ID!) {
    batch(id: $id) {
      id
      tasks(first: 20) {
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

/** The first tasks of a batch with their input, to look at before publishing. */
export function firstTasksOptions(id: string) {
  return queryOptions({
    queryKey: ['first-tasks', id],
    queryFn: () =>
      request(FirstTasksDocument, { id }).then(
        (data) => data.batch?.tasks.edges.map((edge) => edge.node) ?? [],
      ),
  });
}
