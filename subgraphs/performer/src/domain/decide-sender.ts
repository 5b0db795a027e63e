import { forbiddenMark, type MessagePayload, type Standing } from '@exchange/cluster';
import { ownerOf } from '@exchange/kernel';
import type { DecidableAssignment } from '../store/find-decidable.ts';

export interface Refusal {
  readonly error: string;
  readonly retryable: boolean;
}

/** Why a requester's message is not taken from this sender, or null when its standing suffices. */
export function decideSender(standing: Standing): Refusal | null {
  if (standing === 'own') return null;
  return standing === 'moving'
    ? { error: 'The requester is being moved: send this again.', retryable: true }
    : {
        error: `${forbiddenMark}: the requester does not live on the node that sent this.`,
        retryable: false,
      };
}

/**
 * Why a decision does not fit the work that it is about, or null. The reward was fixed when the work
 * was accepted; nothing else is ever paid for it, whatever the message says.
 */
export function decideDecision(
  decision: MessagePayload<'assignment.decided'>,
  performerKey: string,
  assignment: DecidableAssignment | undefined,
): Refusal | null {
  if (assignment === undefined || assignment.performerKey !== performerKey) {
    return { error: 'The performer has no such assignment.', retryable: false };
  }
  if (ownerOf(decision.submissionId) !== assignment.requesterKey) {
    const error = `${forbiddenMark}: the submission is not of the requester whose work this is.`;
    return { error, retryable: false };
  }
  const due = decision.decision === 'approved' ? assignment.rewardMinor : 0;
  if (decision.amountMinor === due && decision.currency === assignment.currency) return null;
  const error = `${forbiddenMark}: the amount is not the reward that was agreed.`;
  return { error, retryable: false };
}
