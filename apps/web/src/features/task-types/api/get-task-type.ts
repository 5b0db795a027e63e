import { queryOptions } from '@tanstack/react-query';
import type { TaskTypeQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const TaskTypeDocument = graphql(`
  query TaskType($id: ID!) {
    taskType(id: $id) {
      id
      title
      description
      instructions
      category
      keywords
      reward {
        minor
        currency
      }
      fee {
        minor
        currency
      }
      timeAllowedSeconds
      autoApprovalSeconds
      locked
      archivedAt
      criteria
      requirements
      form
      template
    }
  }
`);

export type TaskTypeDetail = NonNullable<TaskTypeQuery['taskType']>;

/** One of the viewer's task types with its form; null when there is none. */
export function taskTypeOptions(id: string) {
  return queryOptions({
    queryKey: ['task-type', id],
    queryFn: () => request(TaskTypeDocument, { id }).then((data) => data.taskType ?? null),
    // The editor holds unsaved changes: what is fetched behind its back would only confuse.
    refetchOnWindowFocus: false,
  });
}
