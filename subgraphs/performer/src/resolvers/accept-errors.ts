import type { AcceptError } from '../domain/accept-from.ts';
import type { NextAccepted } from '../domain/accept-next.ts';
import { presentMissing, presentNotFound } from './present.ts';

/** What a performer is told when there is no task for them. */
export function presentAcceptError(error: AcceptError) {
  switch (error.kind) {
    case 'NoSlotLeft':
      return {
        __typename: 'NoSlotLeft' as const,
        message: 'There is no task of this kind left for you: choose another kind.',
      };
    case 'QueueFull':
      return {
        __typename: 'QueueFull' as const,
        message: `You have ${error.limit} tasks in hand: submit or return one first.`,
        limit: error.limit,
      };
    case 'NotAllowed':
      return {
        __typename: 'NotAllowed' as const,
        message:
          error.code === 'own-task'
            ? 'This is your own work: others will do it.'
            : 'You have this task, or have done it: everybody does a task once.',
        code: error.code,
      };
    case 'NotQualified':
      return {
        __typename: 'NotQualified' as const,
        message: error.missing.map(({ message }) => message).join(' '),
        code: 'not-qualified',
        missing: error.missing.map(presentMissing),
      };
    case 'RequesterUnreachable':
      return {
        __typename: 'RequesterUnreachable' as const,
        message: 'These tasks cannot be reached at the moment: try again in a minute.',
      };
    case 'NotFound':
      return presentNotFound('kind of work');
  }
}

/** Why nothing follows what was just handed in. */
export function describeNoNext(reason: NonNullable<NextAccepted['noNext']>): string {
  switch (reason.kind) {
    case 'NothingSuits':
      return 'Nothing is left that surely suits you: choose from the list.';
    case 'NotNow':
      return 'The next task cannot be fetched at the moment: choose from the list.';
    default:
      return presentAcceptError(reason).message;
  }
}
