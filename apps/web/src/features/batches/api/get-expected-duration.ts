import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ExpectedDurationDocument = graphql(`
  query ExpectedDuration($typeId: ID!, $answers: Int!) {
    taskType(id: $typeId) {
      id
      expectedDuration(answers: $answers) {
        leastSeconds
        mostSeconds
        basedOn
      }
    }
  }
`);

/** How long so many answers will take; null when nothing is known yet. */
export function expectedDurationOptions(typeId: string, answers: number) {
  return queryOptions({
    queryKey: ['expected-duration', typeId, answers],
    queryFn: () =>
      request(ExpectedDurationDocument, { typeId, answers }).then(
        (data) => data.taskType?.expectedDuration ?? null,
      ),
    enabled: answers > 0,
    staleTime: 60_000,
    // Who turns a number up and down sees a figure all the time.
    placeholderData: keepPreviousData,
  });
}
