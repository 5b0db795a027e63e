import { userId } from '@exchange/kernel';
import type { PerformerContext } from '../context.ts';
import { requireMe } from '../domain/access.ts';
import { findNeededQualifications } from '../domain/needed-qualifications.ts';
import {
  requestQualification,
  withdrawQualificationRequest,
} from '../domain/request-qualification.ts';
import { listHeld } from '../store/held-qualifications.ts';
import { listSentRequests, type SentRequest } from '../store/qualification-requests.ts';
import { listRequesterBlocks } from '../store/requester-blocks.ts';
import {
  presentInvalidInput,
  presentMoney,
  presentNotFound,
  presentWrongState,
} from './present.ts';

function presentRequest({ requesterKey: _, ...request }: SentRequest) {
  return {
    ...request,
    status: request.status.toUpperCase(),
    qualificationType: { id: request.qualificationId },
  };
}

export const qualificationQueries = {
  async heldQualifications(_: unknown, __: unknown, context: PerformerContext) {
    const { key, repository } = await requireMe(context, 'performer:read');
    const rows = await listHeld(repository.partition, key);
    return rows.map(({ qualificationId: id, ...held }) => ({
      ...held,
      id,
      status: held.status.toUpperCase(),
      qualificationType: { id },
    }));
  },

  async neededQualifications(_: unknown, __: unknown, context: PerformerContext) {
    const me = await requireMe(context, 'performer:read');
    const { directory, facts } = me.repository;
    const needed = findNeededQualifications(await directory.listTaskInfo(), await facts.find(me));
    return needed.map(({ qualificationId: id, bestRewardMinor, currency, ...rest }) => ({
      ...rest,
      id,
      qualificationType: { id },
      bestReward: presentMoney(bestRewardMinor, currency),
    }));
  },

  async sentQualificationRequests(_: unknown, __: unknown, context: PerformerContext) {
    const { key, repository } = await requireMe(context, 'performer:read');
    return (await listSentRequests(repository.partition, key)).map(presentRequest);
  },

  async requesterBlocks(_: unknown, __: unknown, context: PerformerContext) {
    const { key, repository } = await requireMe(context, 'performer:read');
    const rows = await listRequesterBlocks(repository.partition, key);
    return rows.map(({ requesterKey, ...block }) => {
      const id = userId(requesterKey);
      return { ...block, requesterId: id, requester: { id } };
    });
  },
};

export const qualificationMutations = {
  async requestQualification(
    _: unknown,
    { input }: { input: { qualificationTypeId: string; note: string } },
    context: PerformerContext,
  ) {
    const me = await requireMe(context, 'performer:write');
    const result = await requestQualification(me, input);
    if (result.ok) {
      return {
        __typename: 'RequestQualificationSuccess',
        request: presentRequest(result.value),
      };
    }
    const { error } = result;
    if (error.kind === 'InvalidInput') return presentInvalidInput(error.problems);
    if (error.kind === 'NotFound') return presentNotFound('qualification');
    return presentWrongState(error.state, error.message);
  },

  async withdrawQualificationRequest(
    _: unknown,
    { input }: { input: { id: string } },
    context: PerformerContext,
  ) {
    const me = await requireMe(context, 'performer:write');
    const result = await withdrawQualificationRequest(me, input.id);
    if (result.ok) {
      return {
        __typename: 'WithdrawQualificationRequestSuccess',
        request: presentRequest(result.value),
      };
    }
    const { error } = result;
    return error.kind === 'WrongState'
      ? presentWrongState(error.state, error.message)
      : presentNotFound('request');
  },
};
