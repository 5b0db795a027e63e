import { notifications } from '@mantine/notifications';
import type { DecisionFieldsFragment } from '#gql';
import { graphql, withFragments } from '#gql';
import { delayedActions } from '#lib/delayed-action.ts';
import { countOf } from '#lib/format/number.ts';
import { request, sendWhileLeaving } from '#lib/graphql/request.ts';
import { queryClient } from '#lib/query-client.ts';
import { countDecision } from '../logic/count-decided.ts';
import type { Decision, SendDecision } from '../logic/decision-queue.ts';
import { createDecisionQueue } from '../logic/decision-queue.ts';
import { reviewBatchOptions } from './get-review-batch.ts';

const DecisionFields = graphql(`
  fragment DecisionFields on DecideSubmissionsResult {
    __typename
    ... on DecideSubmissionsSuccess {
      changed
      conflicts
    }
    ... on UserError {
      message
    }
  }
`);

const ApproveDocument = withFragments(
  graphql(`
    mutation ApproveSubmissions($ids: [ID!]!, $overrideRejection: Boolean!) {
      approveSubmissions(input: { ids: $ids, overrideRejection: $overrideRejection }) {
        ...DecisionFields
      }
    }
  `),
  DecisionFields,
);

const RejectDocument = withFragments(
  graphql(`
    mutation RejectSubmissions($ids: [ID!]!, $reason: String!) {
      rejectSubmissions(input: { ids: $ids, reason: $reason }) {
        ...DecisionFields
      }
    }
  `),
  DecisionFields,
);

const sendDecision: SendDecision = async (entry, leaving) => {
  const { batchId, decision } = entry;
  const ids = [...entry.submissionIds];
  if (leaving) {
    leave(ids, decision);
    return { ok: true };
  }
  const result = await send(ids, decision);
  if ('message' in result) return { ok: false, message: result.message };
  if (result.conflicts.length > 0) {
    notifications.show({
      color: 'orange',
      title: `${countOf(result.conflicts.length, 'answer')} stayed as before`,
      message: 'They had been decided otherwise in the meantime.',
    });
  }
  // The counts follow at once; the rest is asked again before the decision is forgotten, so that no
  // row flashes back as undecided.
  queryClient.setQueryData(
    reviewBatchOptions(batchId).queryKey,
    (batch) => batch && { ...batch, progress: countDecision(batch.progress, entry) },
  );
  const shown = Promise.all(
    ['review', 'review-batch', 'batch', 'recent-submissions'].map((key) =>
      queryClient.invalidateQueries({ queryKey: [key] }),
    ),
  );
  return { ok: true, shown };
};

function send(ids: string[], decision: Decision): Promise<DecisionFieldsFragment> {
  return decision.kind === 'approve'
    ? request(ApproveDocument, { ids, overrideRejection: decision.overrideRejection }).then(
        (data) => data.approveSubmissions,
      )
    : request(RejectDocument, { ids, reason: decision.reason }).then(
        (data) => data.rejectSubmissions,
      );
}

function leave(ids: string[], decision: Decision): void {
  if (decision.kind === 'reject')
    sendWhileLeaving(RejectDocument, { ids, reason: decision.reason });
  else sendWhileLeaving(ApproveDocument, { ids, overrideRejection: decision.overrideRejection });
}

/** The decisions of this page; they go on when the review page is left for another. */
export const decisions = createDecisionQueue(sendDecision, delayedActions);
