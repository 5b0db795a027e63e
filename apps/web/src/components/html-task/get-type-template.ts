import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const TypeTemplateDocument = graphql(`
  query TypeTemplate($id: ID!) {
    taskType(id: $id) {
      id
      template
    }
  }
`);

/** The text of the HTML template of one's own task type; null when it has none. */
export function typeTemplateOptions(id: string) {
  return queryOptions({
    queryKey: ['type-template', id],
    queryFn: () =>
      request(TypeTemplateDocument, { id }).then((data) => data.taskType?.template ?? null),
  });
}
