import type { Result } from '@exchange/kernel';
import type { RequesterContext } from '../context.ts';
import { grantRequests, refuseRequests } from '../domain/answer-requests.ts';
import { grantQualifications, revokeQualifications } from '../domain/change-qualifications.ts';
import type { InvalidInput, NotFound, WrongState } from '../domain/outcomes.ts';
import {
  createQualificationType,
  retireQualificationType,
  updateQualificationType,
  type QualificationTermsInput,
} from '../domain/save-qualification-type.ts';
import { requireRow } from './require-row.ts';

interface Input<T> {
  readonly input: T;
}

type Failure = InvalidInput | NotFound | WrongState;

export const qualificationMutations = {
  async createQualificationType(
    _: unknown,
    { input }: Input<{ name: string; terms: QualificationTermsInput }>,
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    return answerSaved(ctx, ownerKey, await createQualificationType(partition, ownerKey, input));
  },

  async updateQualificationType(
    _: unknown,
    { input }: Input<{ id: string; terms: QualificationTermsInput }>,
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    return answerSaved(ctx, ownerKey, await updateQualificationType(partition, ownerKey, input));
  },

  async retireQualificationType(
    _: unknown,
    { input }: Input<{ id: string }>,
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    return answerSaved(ctx, ownerKey, await retireQualificationType(partition, ownerKey, input.id));
  },

  async grantQualifications(
    _: unknown,
    { input }: Input<Parameters<typeof grantQualifications>[3]>,
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    const done = await grantQualifications(ctx.services, partition, ownerKey, input);
    return answerChanged(ctx, ownerKey, input.qualificationTypeId, done);
  },

  async revokeQualifications(
    _: unknown,
    { input }: Input<Parameters<typeof revokeQualifications>[3]>,
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    const done = await revokeQualifications(ctx.services, partition, ownerKey, input);
    return answerChanged(ctx, ownerKey, input.qualificationTypeId, done);
  },

  async grantQualificationRequests(
    _: unknown,
    { input }: Input<{ ids: string[]; value: number }>,
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    return answerRequests(ctx, ownerKey, await grantRequests(partition, ownerKey, input));
  },

  async refuseQualificationRequests(
    _: unknown,
    { input }: Input<{ ids: string[]; reason: string }>,
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    return answerRequests(ctx, ownerKey, await refuseRequests(partition, ownerKey, input));
  },
};

async function loadType(ctx: RequesterContext, id: string) {
  return requireRow(await ctx.loaders.qualificationType.clear(id).load(id));
}

async function answerSaved(
  ctx: RequesterContext,
  ownerKey: string,
  saved: Result<string, Failure>,
) {
  if (!saved.ok) return saved.error;
  tell(ctx, ownerKey);
  return {
    __typename: 'SaveQualificationTypeSuccess',
    qualificationType: await loadType(ctx, saved.value),
  };
}

async function answerChanged(
  ctx: RequesterContext,
  ownerKey: string,
  id: string,
  done: Result<number, Failure>,
) {
  if (!done.ok) return done.error;
  tell(ctx, ownerKey);
  const qualificationType = await loadType(ctx, id);
  return { __typename: 'ChangeQualificationsSuccess', qualificationType, changed: done.value };
}

function answerRequests(ctx: RequesterContext, ownerKey: string, done: Result<number, Failure>) {
  if (!done.ok) return done.error;
  tell(ctx, ownerKey);
  return { __typename: 'AnswerQualificationRequestsSuccess', changed: done.value };
}

function tell(ctx: RequesterContext, ownerKey: string): void {
  ctx.services.directory.notifyUsers([{ ownerKey, topics: ['qualifications'] }]);
}
