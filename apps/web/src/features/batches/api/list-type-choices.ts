import { queryOptions } from '@tanstack/react-query';
import type { TypeChoicesQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const TypeChoicesDocument = graphql(`
  query TypeChoices {
    taskTypes(first: 100) {
      edges {
        node {
          id
          title
          category
          form
          instructions
          timeAllowedSeconds
          reward {
            minor
            currency
          }
          fee {
            minor
            currency
          }
        }
      }
    }
  }
`);

export type TypeChoice = TypeChoicesQuery['taskTypes']['edges'][number]['node'];

/** The task types that a batch can be made of. */
export function typeChoicesOptions() {
  return queryOptions({
    queryKey: ['type-choices'],
    queryFn: () =>
      request(TypeChoicesDocument).then((data) => data.taskTypes.edges.map((edge) => edge.node)),
    meta: { topics: ['task-types'] },
  });
}
