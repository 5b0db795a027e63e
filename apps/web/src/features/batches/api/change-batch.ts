import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AddAssignmentsInput, ExtraAnswersInput } from '#gql';
import { graphql, withFragments } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ChangeBatchFields = graphql(`
  fragment ChangeBatchFields on ChangeBatchResult {
    __typename
    ... on UserError {
      message
    }
  }
`);

const PauseBatchDocument = withFragments(
  graphql(`
    mutation PauseBatch($id: ID!) {
      pauseBatch(input: { id: $id }) {
        ...ChangeBatchFields
      }
    }
  `),
  ChangeBatchFields,
);

const ResumeBatchDocument = withFragments(
  graphql(`
    mutation ResumeBatch($id: ID!) {
      resumeBatch(input: { id: $id }) {
        ...ChangeBatchFields
      }
    }
  `),
  ChangeBatchFields,
);

const CancelBatchDocument = withFragments(
  graphql(`
    mutation CancelBatch($id: ID!) {
      cancelBatch(input: { id: $id }) {
        ...ChangeBatchFields
      }
    }
  `),
  ChangeBatchFields,
);

const ExtendBatchDocument = withFragments(
  graphql(`
    mutation ExtendBatch($id: ID!, $deadlineAt: DateTime) {
      extendBatch(input: { id: $id, deadlineAt: $deadlineAt }) {
        ...ChangeBatchFields
      }
    }
  `),
  ChangeBatchFields,
);

const AddAssignmentsDocument = graphql(`
  mutation AddAssignments($input: AddAssignmentsInput!) {
    addAssignments(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

const SetExtraAnswersDocument = withFragments(
  graphql(`
    mutation SetExtraAnswers($input: SetExtraAnswersInput!) {
      setExtraAnswers(input: $input) {
        ...ChangeBatchFields
      }
    }
  `),
  ChangeBatchFields,
);

export type BatchChange =
  | { readonly kind: 'pause' | 'resume' | 'cancel' }
  | { readonly kind: 'extend'; readonly deadlineAt: string | null }
  | { readonly kind: 'extra'; readonly extraAnswers: ExtraAnswersInput | null }
  | { readonly kind: 'add'; readonly additional: number; readonly idempotencyKey: string };

/** Null when the change was made, otherwise why not. */
export type BatchChangeProblem = string | null;

function send(id: string, change: BatchChange) {
  switch (change.kind) {
    case 'pause':
      return request(PauseBatchDocument, { id }).then((data) => data.pauseBatch);
    case 'resume':
      return request(ResumeBatchDocument, { id }).then((data) => data.resumeBatch);
    case 'cancel':
      return request(CancelBatchDocument, { id }).then((data) => data.cancelBatch);
    case 'extend':
      return request(ExtendBatchDocument, { id, deadlineAt: change.deadlineAt }).then(
        (data) => data.extendBatch,
      );
    case 'extra': {
      const { extraAnswers } = change;
      return request(SetExtraAnswersDocument, { input: { id, extraAnswers } }).then(
        (data) => data.setExtraAnswers,
      );
    }
    case 'add': {
      const { additional, idempotencyKey } = change;
      const input: AddAssignmentsInput = { id, additional, idempotencyKey };
      return request(AddAssignmentsDocument, { input }).then((data) => data.addAssignments);
    }
  }
}

/** Changes a batch and gives null, or the reason why it cannot be changed like that. */
export function useChangeBatch(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: BatchChange): Promise<BatchChangeProblem> => {
      const result = await send(id, change);
      return 'message' in result ? result.message : null;
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['batch', id] }),
        client.invalidateQueries({ queryKey: ['batches'] }),
      ]),
  });
}
