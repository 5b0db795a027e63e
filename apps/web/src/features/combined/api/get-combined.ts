import { queryOptions } from '@tanstack/react-query';
import type { CombinedQuery } from '#gql';
import { graphql, withFragments } from '#gql';
import { request } from '#lib/graphql/request.ts';
import { ExtraAnswersFields } from '#lib/requester/extra-answers-fields.ts';

const CombinedDocument = withFragments(
  graphql(`
    query Combined($id: ID!) {
      batch(id: $id) {
        id
        name
        status
        type {
          id
          form
        }
        extraAnswers {
          ...ExtraAnswersFields
        }
        combined {
          status
          problem
          done
          total
          madeAt
          answers
          isCurrent
          picked {
            field
            method
          }
          fields {
            name
            label
            kind
            method
            picked
            because
            agreement
            agreementKind
            tasks
            answers
            meanConfidence
          }
        }
      }
    }
  `),
  ExtraAnswersFields,
);

export type CombinedBatch = NonNullable<CombinedQuery['batch']>;
export type Combined = NonNullable<CombinedBatch['combined']>;
export type CombinedFieldInfo = Combined['fields'][number];

export function isUnderWay(status: Combined['status']): boolean {
  return (
    status === 'WANTED' || status === 'READING' || status === 'COMBINING' || status === 'WRITING'
  );
}

/** A batch with what is known of its combined answers; null when there is no such batch. */
export function combinedOptions(id: string) {
  return queryOptions({
    queryKey: ['combined', id],
    queryFn: () => request(CombinedDocument, { id }).then((data) => data.batch ?? null),
    meta: { topics: [`batch:${id}`, `submissions:${id}`] },
  });
}
