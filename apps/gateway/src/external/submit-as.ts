import { ExchangeError } from '@exchange/kernel';
import type { AskAs } from '../sandbox/ask-as.ts';
import type { PageTask } from './page-token.ts';

/** What came of an answer. */
export type Handed =
  | { readonly kind: 'handed-in' }
  | {
      readonly kind: 'invalid';
      readonly message: string;
      readonly problems: readonly { readonly field: string; readonly message: string }[];
    }
  /** It is not in hand any more: handed in before, returned, or too late. */
  | { readonly kind: 'over'; readonly message: string };

interface Outcome {
  readonly __typename: string;
  readonly message?: string;
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
}

const mutation = `mutation PageSubmit($input: SubmitAssignmentInput!) {
  submitAssignment(input: $input) {
    __typename
    ... on UserError { message }
    ... on InvalidAnswer { problems { field message } }
  }
}`;

/** Hands an answer in for the performer whom the token names, and for no other assignment. */
export async function submitAs(
  ask: AskAs,
  { accountId, assignmentId }: PageTask,
  answer: Readonly<Record<string, unknown>>,
): Promise<Handed> {
  const { submitAssignment: outcome } = await ask<{ submitAssignment: Outcome }>(
    accountId,
    mutation,
    { input: { assignmentId, answer } },
  );
  const message = outcome.message ?? '';
  switch (outcome.__typename) {
    case 'SubmitAssignmentSuccess':
      return { kind: 'handed-in' };
    case 'InvalidAnswer':
      return { kind: 'invalid', message, problems: outcome.problems ?? [] };
    case 'WrongState':
    case 'DeadlinePassed':
    case 'NotFound':
      return { kind: 'over', message };
    default:
      throw new ExchangeError('INTERNAL', `An outcome is not known: ${outcome.__typename}.`);
  }
}
