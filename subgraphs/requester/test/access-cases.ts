import { terms } from './support.ts';

export const long = 'x'.repeat(30_000);
export const foreign = (kind: string) => `${kind}_r000000000000_0000000000000000000000`;

export interface Case {
  readonly name: string;
  readonly inputType: string;
  readonly success: string;
  /** Input that is right for the owner of the things. */
  readonly good: (things: Things) => Record<string, unknown>;
  /** Inputs that name something which is not there or not theirs. */
  readonly absent?: (things: Things) => Record<string, unknown>;
  readonly bad?: readonly ((good: Record<string, unknown>) => Record<string, unknown>)[];
}

export interface Things {
  readonly typeId: string;
  readonly draftId: string;
  readonly openId: string;
  readonly submissionId: string;
  /** Asked for a qualification. */
  readonly performerId: string;
  /** Handed work in. */
  readonly workerId: string;
  readonly qualificationId: string;
  readonly requestId: string;
}

const qualificationTerms = { description: 'A test was passed.', requestable: true };
export const key = 'a-good-key';
/** Every mutation, with input that is right, input that names nothing, and input that is wrong. */
export const cases: readonly Case[] = [
  {
    name: 'createTaskType',
    inputType: 'CreateTaskTypeInput',
    success: 'SaveTaskTypeSuccess',
    good: () => ({ terms }),
    bad: [
      () => ({ terms: { ...terms, title: long } }),
      () => ({ terms: { ...terms, title: 'a\0b' } }),
      () => ({ terms: { ...terms, rewardMinor: -1 } }),
      () => ({ terms: { ...terms, keywords: Array(21).fill('word') } }),
      () => ({ terms: { ...terms, form: { version: 1 } } }),
      () => ({ terms: { ...terms, form: 'none' } }),
      () => ({ terms: { ...terms, criteria: 'everybody' } }),
      () => ({ terms: { ...terms, criteria: { version: 1, requirements: [{ rule: {} }] } } }),
      () => ({ terms: { ...terms, criteria: asking(foreign('qualification')) } }),
      () => ({ terms: { ...terms, criteria: asking('a\0b') } }),
    ],
  },
  {
    name: 'updateTaskType',
    inputType: 'UpdateTaskTypeInput',
    success: 'WrongState',
    good: ({ typeId }) => ({ id: typeId, terms }),
    absent: () => ({ id: foreign('type'), terms }),
    bad: [(good) => ({ ...good, terms: { ...terms, timeAllowedSeconds: 1 } })],
  },
  {
    name: 'archiveTaskType',
    inputType: 'ArchiveTaskTypeInput',
    success: 'ArchiveTaskTypeSuccess',
    good: ({ typeId }) => ({ id: typeId }),
    absent: () => ({ id: foreign('type') }),
  },
  {
    name: 'createBatch',
    inputType: 'CreateBatchInput',
    success: 'CreateBatchSuccess',
    good: ({ typeId }) => ({ typeId, name: 'New' }),
    absent: () => ({ typeId: foreign('type'), name: 'New' }),
    bad: [
      (good) => ({ ...good, name: long }),
      (good) => ({ ...good, name: ' ' }),
      (good) => ({ ...good, assignmentsWanted: 0 }),
      (good) => ({ ...good, priority: 11 }),
      (good) => ({ ...good, deadlineAt: '2020-01-01T00:00:00Z' }),
    ],
  },
  {
    name: 'publishTask',
    inputType: 'PublishTaskInput',
    success: 'PublishBatchSuccess',
    good: ({ typeId }) => ({ typeId, input: { sentence: 'One.' }, idempotencyKey: key }),
    absent: () => ({ typeId: foreign('type'), input: { sentence: 'One.' }, idempotencyKey: key }),
    bad: [
      (good) => ({ ...good, input: {} }),
      (good) => ({ ...good, input: 'text' }),
      (good) => ({ ...good, input: { sentence: 'a\0' } }),
      (good) => ({ ...good, input: { sentence: long.repeat(10) } }),
      (good) => ({ ...good, idempotencyKey: 'short' }),
      (good) => ({ ...good, assignmentsWanted: 1_001 }),
    ],
  },
  {
    name: 'publishBatch',
    inputType: 'PublishBatchInput',
    success: 'PublishBatchSuccess',
    good: ({ draftId }) => ({ id: draftId }),
    absent: () => ({ id: foreign('batch') }),
  },
  ...(['pauseBatch', 'resumeBatch', 'cancelBatch'] as const).map((name) => ({
    name,
    inputType: 'BatchInput',
    success: 'ChangeBatchSuccess',
    good: ({ openId }: Things) => ({ id: openId }),
    absent: () => ({ id: foreign('batch') }),
  })),
  {
    name: 'extendBatch',
    inputType: 'ExtendBatchInput',
    success: 'ChangeBatchSuccess',
    good: ({ openId }) => ({ id: openId, deadlineAt: '2030-01-01T00:00:00Z' }),
    absent: () => ({ id: foreign('batch'), deadlineAt: null }),
    bad: [(good) => ({ ...good, deadlineAt: '2020-01-01T00:00:00Z' })],
  },
  {
    name: 'addAssignments',
    inputType: 'AddAssignmentsInput',
    success: 'AddAssignmentsSuccess',
    good: ({ openId }) => ({ id: openId, additional: 1, idempotencyKey: key }),
    absent: () => ({ id: foreign('batch'), additional: 1, idempotencyKey: key }),
    bad: [
      (good) => ({ ...good, additional: 0 }),
      (good) => ({ ...good, additional: 1_000 }),
      (good) => ({ ...good, idempotencyKey: long }),
    ],
  },
  {
    name: 'combineAnswers',
    inputType: 'CombineAnswersInput',
    success: 'CombineAnswersSuccess',
    good: ({ openId }) => ({ id: openId, methods: [{ field: 'sentiment', method: 'MACE' }] }),
    absent: () => ({ id: foreign('batch') }),
    bad: [
      (good) => ({ ...good, methods: [{ field: '', method: 'MACE' }] }),
      (good) => ({ ...good, methods: [{ field: long, method: 'MACE' }] }),
      (good) => ({ ...good, methods: [{ field: 'sentiment', method: 'SHAPES' }] }),
      (good) => ({ ...good, methods: Array(2).fill({ field: 'a', method: 'MEAN' }) }),
      (good) => ({ ...good, methods: Array(201).fill({ field: 'a', method: 'MEAN' }) }),
    ],
  },
  {
    name: 'stopCombining',
    inputType: 'BatchInput',
    success: 'CombineAnswersSuccess',
    good: ({ openId }) => ({ id: openId }),
    absent: () => ({ id: foreign('batch') }),
  },
  {
    name: 'setExtraAnswers',
    inputType: 'SetExtraAnswersInput',
    success: 'ChangeBatchSuccess',
    good: ({ openId }) => ({
      id: openId,
      extraAnswers: { most: 5, confidence: 0.9, budgetMinor: 100 },
    }),
    absent: () => ({ id: foreign('batch'), extraAnswers: null }),
    bad: [
      ({ id }) => ({ id, extraAnswers: { most: 1, confidence: 0.9, budgetMinor: 100 } }),
      ({ id }) => ({ id, extraAnswers: { most: 5, confidence: 2, budgetMinor: 100 } }),
      ({ id }) => ({ id, extraAnswers: { most: 5, confidence: 0.9, budgetMinor: -1 } }),
    ],
  },
  {
    name: 'depositFunds',
    inputType: 'DepositFundsInput',
    success: 'DepositFundsSuccess',
    good: () => ({ amountMinor: 500, idempotencyKey: key }),
    bad: [
      (good) => ({ ...good, amountMinor: 99 }),
      (good) => ({ ...good, amountMinor: 100_000_001 }),
      (good) => ({ ...good, idempotencyKey: '' }),
    ],
  },
  {
    name: 'approveSubmissions',
    inputType: 'ApproveSubmissionsInput',
    success: 'DecideSubmissionsSuccess',
    good: ({ submissionId }) => ({ ids: [submissionId] }),
    absent: () => ({ ids: [foreign('submission')] }),
    bad: [
      (good) => ({ ...good, feedback: long }),
      (good) => ({ ...good, ids: ['nothing'] }),
      (good) => ({ ...good, ids: [long] }),
    ],
  },
  {
    name: 'rejectSubmissions',
    inputType: 'RejectSubmissionsInput',
    success: 'DecideSubmissionsSuccess',
    good: ({ submissionId }) => ({ ids: [submissionId], reason: 'No.' }),
    absent: () => ({ ids: [foreign('submission')], reason: 'No.' }),
    bad: [(good) => ({ ...good, reason: long }), (good) => ({ ...good, reason: 'a' })],
  },
  {
    name: 'createQualificationType',
    inputType: 'CreateQualificationTypeInput',
    success: 'SaveQualificationTypeSuccess',
    good: () => ({ name: 'Knows birds', terms: qualificationTerms }),
    bad: [
      (good) => ({ ...good, name: 'a' }),
      (good) => ({ ...good, name: long }),
      (good) => ({ ...good, name: 'Reads Greek' }),
      (good) => ({ ...good, terms: { ...qualificationTerms, description: 'a\0b' } }),
      (good) => ({ ...good, terms: { ...qualificationTerms, retryDelaySeconds: -1 } }),
      (good) => ({ ...good, terms: { description: '', requestable: false, autoGrantValue: 1 } }),
    ],
  },
  {
    name: 'updateQualificationType',
    inputType: 'UpdateQualificationTypeInput',
    success: 'SaveQualificationTypeSuccess',
    good: ({ qualificationId }) => ({ id: qualificationId, terms: qualificationTerms }),
    absent: () => ({ id: foreign('qualification'), terms: qualificationTerms }),
    bad: [(good) => ({ ...good, terms: { ...qualificationTerms, description: long } })],
  },
  {
    name: 'grantQualifications',
    inputType: 'GrantQualificationsInput',
    success: 'ChangeQualificationsSuccess',
    good: ({ qualificationId, performerId }) => ({
      qualificationTypeId: qualificationId,
      grants: [{ performerId, value: 80 }],
    }),
    absent: ({ performerId }) => ({
      qualificationTypeId: foreign('qualification'),
      grants: [{ performerId, value: 80 }],
    }),
    bad: [
      (good) => ({ ...good, grants: [] }),
      (good) => ({ ...good, grants: [{ performerId: long, value: 1 }] }),
      (good) => ({ ...good, grants: [{ performerId: 'requester_r000000000000', value: 1 }] }),
      (good) => ({ ...good, grants: [{ performerId: 'performer_r000000000000', value: 1 }] }),
      (good) => ({ ...good, grants: [...(good['grants'] as []), ...(good['grants'] as [])] }),
      (good) => ({ ...good, grants: Array(501).fill((good['grants'] as object[])[0]) }),
      (good) => ({ ...good, reason: long }),
    ],
  },
  {
    name: 'revokeQualifications',
    inputType: 'RevokeQualificationsInput',
    success: 'ChangeQualificationsSuccess',
    good: ({ qualificationId, performerId }) => ({
      qualificationTypeId: qualificationId,
      performerIds: [performerId],
      reason: 'Too old.',
    }),
    absent: ({ performerId }) => ({
      qualificationTypeId: foreign('qualification'),
      performerIds: [performerId],
      reason: 'Too old.',
    }),
    bad: [
      (good) => ({ ...good, reason: '' }),
      (good) => ({ ...good, performerIds: ['nobody'] }),
      (good) => ({ ...good, performerIds: [] }),
    ],
  },
  {
    name: 'grantQualificationRequests',
    inputType: 'GrantQualificationRequestsInput',
    success: 'AnswerQualificationRequestsSuccess',
    good: ({ requestId }) => ({ ids: [requestId], value: 3 }),
    absent: () => ({ ids: ['request_p000000000000_0000000000000000000000'] }),
    bad: [(good) => ({ ...good, ids: [] }), (good) => ({ ...good, ids: [long] })],
  },
  {
    name: 'refuseQualificationRequests',
    inputType: 'RefuseQualificationRequestsInput',
    success: 'AnswerQualificationRequestsSuccess',
    good: ({ requestId }) => ({ ids: [requestId], reason: 'Not yet.' }),
    absent: () => ({ ids: ['request_p000000000000_0000000000000000000000'], reason: 'Not yet.' }),
    bad: [(good) => ({ ...good, reason: 'no' }), (good) => ({ ...good, reason: long })],
  },
  {
    name: 'retireQualificationType',
    inputType: 'RetireQualificationTypeInput',
    success: 'SaveQualificationTypeSuccess',
    good: ({ qualificationId }) => ({ id: qualificationId }),
    absent: () => ({ id: foreign('qualification') }),
  },
  {
    name: 'blockPerformer',
    inputType: 'BlockPerformerInput',
    success: 'BlockPerformerSuccess',
    good: ({ performerId }) => ({ performerId, reason: 'Random answers.' }),
    bad: [
      (good) => ({ ...good, reason: ' ' }),
      (good) => ({ ...good, reason: 'a\0bcd' }),
      (good) => ({ ...good, performerId: 'p' }),
    ],
  },
  {
    name: 'unblockPerformer',
    inputType: 'UnblockPerformerInput',
    success: 'BlockPerformerSuccess',
    good: ({ performerId }) => ({ performerId }),
    absent: () => ({ performerId: 'performer_p000000000000' }),
  },
];

function asking(id: string) {
  const rule = { kind: 'qualification', id, comparator: 'Exists' };
  return { version: 1, requirements: [{ rule }] };
}
