import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newOwnerKey, userId } from '@exchange/kernel';
import { cases, key, long, type Case, type Things } from './access-cases.ts';
import {
  createBatch,
  createQualification,
  createType,
  openBatch,
  readBatch,
  requestQualification,
  upload,
} from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { codeOf, csvOf, openTestNode, terms, viewerOf } from './support.ts';

describe('access', () => {
  let node: TestNode;
  let owner: Requester;
  let stranger: Requester;
  let things: Things;

  beforeAll(async () => {
    node = await openTestNode();
    owner = await node.addRequester(10_000);
    stranger = await node.addRequester(10_000);
    const { typeId, batchId: openId } = await openBatch(node, owner, 3);
    const draftId = await createBatch(owner, typeId);
    await upload(node, owner, draftId, csvOf(['a']));
    const { leases } = await node.acquire({ typeId, slots: 1 });
    await node.deliver(leases.map((lease) => node.submission(lease)));
    const { submissions } = await readBatch(owner, openId);
    const submissionId = submissions.edges[0]?.node.id ?? '';
    const { submission } = await owner.ask<{ submission: { performerId: string } }>(
      `query ($id: ID!) { submission(id: $id) { performerId } }`,
      { id: submissionId },
    );
    const workerId = submission.performerId;
    const performer = newOwnerKey('performer', node.random);
    const qualificationId = await createQualification(owner, 'Reads Greek');
    const requestId = await requestQualification(node, qualificationId, performer);
    const performerId = userId(performer);
    const work = { typeId, draftId, openId, submissionId, workerId };
    things = { ...work, performerId, qualificationId, requestId };
  });
  afterAll(() => node.close());

  const mutate = (one: Case, viewer: Requester['viewer'] | null, input: object) =>
    node.execute(
      viewer,
      `mutation ($input: ${one.inputType}!) { ${one.name}(input: $input) { __typename
        ... on UserError { message }
        ${one.bad ? '... on InvalidInput { problems { path message } }' : ''} } }`,
      { input },
    );

  async function everything(): Promise<string> {
    const [row] = await node.partition.query<{ state: string }>({
      name: 'test-everything',
      text: `select md5(concat((select string_agg(t::text, '' order by id) from task_types t),
        (select string_agg(t::text, '' order by id) from batches t),
        (select string_agg(t::text, '' order by id) from tasks t),
        (select string_agg(t::text, '' order by id) from submissions t),
        (select string_agg(t::text, '' order by id) from ledger_accounts t),
        (select string_agg(t::text, '' order by id) from qualification_types t),
        (select string_agg(t::text, '' order by id) from qualification_requests t),
        (select string_agg(t::text, '' order by performer_key) from qualification_grants t),
        (select string_agg(t::text, '' order by performer_key) from performer_blocks t),
        (select string_agg(t::text, '' order by batch_id) from combined_batches t),
        (select string_agg(t::text, '' order by batch_id) from extra_answers t),
        (select string_agg(t::text, '' order by id) from outbox t))) as state`,
    });
    return row?.state ?? '';
  }

  describe.each(cases)('of $name', (one) => {
    it('is refused without a session, role or scope, and changes nothing', async () => {
      const before = await everything();
      const input = one.good(things);
      expect(codeOf(await mutate(one, null, input))).toBe('UNAUTHENTICATED');
      expect(codeOf(await mutate(one, viewerOf(null), input))).toBe('FORBIDDEN');
      const reader = viewerOf(owner.key, ['requester:read']);
      expect(codeOf(await mutate(one, reader, input))).toBe('FORBIDDEN');
      node.elsewhere.add(owner.key);
      expect(codeOf(await mutate(one, owner.viewer, input))).toBe('USER_MOVED');
      node.elsewhere.delete(owner.key);
      expect(await everything()).toBe(before);
    });
  });

  const withThings = cases.filter(({ absent }) => absent !== undefined);
  it.each(withThings)('of $name finds nothing that is not theirs', async (one) => {
    const before = await everything();
    const notFound = { [one.name]: { __typename: 'NotFound' } };
    const absent = one.absent?.(things) ?? {};
    expect((await mutate(one, owner.viewer, absent)).data).toMatchObject(notFound);
    for (const name of ['id', 'typeId', 'qualificationTypeId'].filter((field) =>
      Object.hasOwn(absent, field),
    )) {
      for (const id of ['a\0b', long]) {
        const answer = await mutate(one, owner.viewer, { ...absent, [name]: id });
        expect(answer.data).toMatchObject(notFound);
      }
    }
    expect((await mutate(one, stranger.viewer, one.good(things))).data).toMatchObject(notFound);
    expect(await everything()).toBe(before);
  });

  const withValues = cases.filter(({ bad }) => bad !== undefined);
  it.each(withValues)('of $name names each value that is not acceptable', async (one) => {
    const before = await everything();
    for (const spoil of one.bad ?? []) {
      const answer = await mutate(one, owner.viewer, spoil(one.good(things)));
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toMatchObject({ [one.name]: { __typename: 'InvalidInput' } });
      const [problem] = (answer.data?.[one.name] as { problems: { path: string }[] }).problems;
      expect(problem?.path).not.toBe('');
    }
    expect(await everything()).toBe(before);
  });

  it('of the owner is given', async () => {
    // Archiving comes first in the table, and nothing can be published of an archived type.
    const order = [...cases].sort(
      (a, b) => Number(a.name === 'archiveTaskType') - Number(b.name === 'archiveTaskType'),
    );
    const answers: [string, unknown][] = [];
    for (const one of order.filter(({ name }) => name !== 'cancelBatch')) {
      const { data } = await mutate(one, owner.viewer, one.good(things));
      answers.push([one.name, (data?.[one.name] as { __typename: string }).__typename]);
    }
    expect(Object.fromEntries(answers)).toEqual(
      Object.fromEntries(
        order.filter(({ name }) => name !== 'cancelBatch').map((one) => [one.name, one.success]),
      ),
    );
  });

  it('of a repeated publishTask or deposit has no second effect', async () => {
    const typeId = await createType(owner);
    const input = { typeId, input: { sentence: 'Once.' }, idempotencyKey: 'only-once' };
    const publishTask = cases.find(({ name }) => name === 'publishTask') as Case;
    const deposit = cases.find(({ name }) => name === 'depositFunds') as Case;
    await mutate(publishTask, owner.viewer, input);
    const before = await everything();
    await mutate(publishTask, owner.viewer, { ...input, assignmentsWanted: 5 });
    const other = await mutate(deposit, owner.viewer, { amountMinor: 900, idempotencyKey: key });
    expect(other.data).toMatchObject({
      depositFunds: { __typename: 'InvalidInput', problems: [{ path: 'idempotencyKey' }] },
    });
    expect(await everything()).toBe(before);
  });

  it('to entities shows everybody what is public and its owner the rest', async () => {
    const { tasks } = { tasks: await node.partition.db.task.findMany({ take: 1 }) };
    const taskId = tasks[0]?.id ?? '';
    const representations = [
      { __typename: 'Task', id: taskId },
      { __typename: 'TaskType', id: things.typeId },
      { __typename: 'Requester', id: `requester_${owner.key}` },
      { __typename: 'Batch', id: things.openId },
      { __typename: 'Submission', id: things.submissionId },
      { __typename: 'Task', id: 'nonsense' },
    ];
    const ask = (viewer: Requester['viewer'] | null, fields: string) =>
      node.execute(
        viewer,
        `query ($representations: [_Any!]!) { _entities(representations: $representations) {
          __typename ${fields} } }`,
        { representations },
      );
    const publicFields = `... on Task { status requester { displayName } type { title } }
      ... on TaskType { title reward { minor } } ... on Requester { displayName standing { decided } }
      ... on Batch { name } ... on Submission { decided: status }`;
    const performer = viewerOf(null);
    const seen = await ask(performer, publicFields);
    expect(seen.errors).toBeUndefined();
    expect(seen.data?.['_entities']).toMatchObject([
      { requester: { displayName: 'Lake Survey' }, type: { title: terms.title } },
      { reward: { minor: 10 } },
      { displayName: 'Lake Survey' },
      null,
      null,
      null,
    ]);
    const own = `... on Task { input slots { wanted } } ... on TaskType { form expectedDuration(answers: 5) { seconds } }
      ... on Requester { balance { available { minor } } }
      ... on Batch { name } ... on Submission { answer }`;
    const hidden = await ask(stranger.viewer, own);
    expect(hidden.errors).toHaveLength(5);
    expect(new Set(hidden.errors?.map((error) => codeOf({ errors: [error] })))).toEqual(
      new Set(['FORBIDDEN']),
    );
    const shown = await ask(owner.viewer, own);
    expect(shown.errors).toBeUndefined();
    expect(shown.data?.['_entities']).toMatchObject([
      { slots: { wanted: expect.any(Number) as number } },
      { form: { version: 1 } },
      { balance: {} },
      { name: 'Sentences' },
      { answer: { sentiment: 'positive' } },
      null,
    ]);
    expect(codeOf(await ask(null, publicFields))).toBe('UNAUTHENTICATED');
  });

  it('to somebody else’s lists and objects is not there', async () => {
    const { data } = await node.execute(
      stranger.viewer,
      `query ($batch: ID!, $submission: ID!, $type: ID!, $performer: ID!) {
        batch(id: $batch) { id } submission(id: $submission) { id } taskType(id: $type) { id }
        submissionsOfPerformer(performerId: $performer) { edges { cursor } }
        batches { edges { cursor } } submissions { edges { cursor } } taskTypes { edges { cursor } }
        batchCounts { count } }`,
      {
        ...{ batch: things.openId, submission: things.submissionId, type: things.typeId },
        performer: things.workerId,
      },
    );
    const none = { edges: [] };
    expect(data).toEqual({
      batch: null,
      submission: null,
      taskType: null,
      submissionsOfPerformer: none,
      batches: none,
      submissions: none,
      taskTypes: none,
      batchCounts: [],
    });
  });

  it.each([
    ['first: 0', 'BAD_USER_INPUT'],
    ['first: 201', 'BAD_USER_INPUT'],
    ['after: "x"', 'BAD_USER_INPUT'],
    ['after: "WyJub3doZW4iLCJ4Il0"', 'BAD_USER_INPUT'],
    ['after: "WzEsMl0"', 'BAD_USER_INPUT'],
  ])('to a page with %s answers %s', async (page, code) => {
    const ofWorker = `performerId: "${things.workerId}" `;
    for (const [list, more] of [
      ...[['batches'], ['taskTypes'], ['submissions'], ['requesterLedger']],
      ['submissionsOfPerformer', ofWorker],
    ]) {
      const source = `{ ${list}(${more ?? ''}${page}) { edges { cursor } } }`;
      const answer = await node.execute(owner.viewer, source);
      expect(codeOf(answer)).toBe(code);
    }
  });

  it('to long lists goes page by page, without gaps or repetitions', async () => {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const page: {
        batches: {
          edges: { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      } = await owner.ask(
        `query ($after: String) { batches(first: 2, after: $after) {
          edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      ids.push(...page.batches.edges.map((edge) => edge.node.id));
      if (!page.batches.pageInfo.hasNextPage) break;
      after = page.batches.pageInfo.endCursor;
    }
    const all = await node.partition.db.batch.count({ where: { ownerKey: owner.key } });
    expect(new Set(ids).size).toBe(all);
    expect(ids).toHaveLength(all);
  });
});
