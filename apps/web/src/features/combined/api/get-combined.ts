import { queryOptions } from '@tanstack/react-query';
import type { CombinedQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const CombinedDocument = graphql(`
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
        most
        confidence
        asked
        unsure
        status
        cost {
          minor
          currency
        }
        budget {
          minor
          currency
        }
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
`);

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
