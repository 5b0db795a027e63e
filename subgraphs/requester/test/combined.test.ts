import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GrantedLease } from '@exchange/cluster';
import { newOwnerKey } from '@exchange/kernel';
import { createExtraAsker } from '../src/domain/ask-extra-answers.ts';
import { setExtraAnswers } from '../src/domain/set-extra-answers.ts';
import { decide, openBatch, readBalance, readBatch, steer } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { costMinor, openTestNode } from './support.ts';

const combinedFields = `combined { status problem done total answers isCurrent picked { field method }
  fields { name kind method picked because agreement agreementKind tasks answers meanConfidence
    below(confidence: 0.9)
    results(first: 200) { edges { node { value confidence agreement answers task { row } } } }
    performers { edges { node { performerId answers accuracy low high } } } } }`;

interface Combined {
  status: string;
  problem: string | null;
  answers: number;
  isCurrent: boolean;
  picked: { field: string; method: string }[];
  fields: {
    name: string;
    method: string;
    picked: boolean;
    because: string;
    agreement: number;
    tasks: number;
    below: number;
    results: { edges: { node: Result }[] };
    performers: { edges: { node: { answers: number; accuracy: number; low: number } }[] };
  }[];
}

interface Result {
  value: unknown;
  confidence: number;
  agreement: number | null;
  answers: number;
  task: { row: number };
}

describe('combined answers', () => {
  let node: TestNode;
  let owner: Requester;
  const people = Array.from({ length: 6 }, () => newOwnerKey('performer'));

  beforeAll(async () => {
    node = await openTestNode();
    owner = await node.addRequester(1_000_000);
  });
  afterAll(() => node.close());

  const ask = async (id: string, more: object = {}) => {
    const answer = await owner.ask<{ combineAnswers: { __typename: string; message?: string } }>(
      `mutation ($input: CombineAnswersInput!) { combineAnswers(input: $input) {
        __typename ... on UserError { message } } }`,
      { input: { id, ...more } },
    );
    return answer.combineAnswers;
  };
  const read = async (id: string): Promise<Combined> => {
    const { batch } = await owner.ask<{ batch: { combined: Combined } }>(
      `query ($id: ID!) { batch(id: $id) { ${combinedFields} } }`,
      { id },
    );
    return batch.combined;
  };

  /** Of all that was acquired, with the slots that are left. */
  const held: (GrantedLease & { left: number })[] = [];

  /** A performer's answers, by the sentence of the task. */
  async function answer(typeId: string, person: number, answers: Record<string, string>) {
    const { leases } = await node.acquire({ typeId, slots: 10 });
    held.push(...leases.map((lease) => ({ ...lease, left: lease.slots })));
    const messages = Object.entries(answers).map(([sentence, sentiment]) => {
      const lease = held.find(
        ({ typeId: of, input, left }) =>
          of === typeId && input['sentence'] === sentence && left > 0,
      );
      if (lease === undefined) throw new Error(`There is no slot for ${sentence}.`);
      lease.left -= 1;
      return node.submission(lease, {
        performerKey: people[person] ?? '',
        answer: { sentiment },
      });
    });
    await node.deliver(messages);
  }

  it('show value, confidence and agreement of every task, the least sure first', async () => {
    const { typeId, batchId } = await openBatch(node, owner, 2, {
      batch: { assignmentsWanted: 3 },
    });
    expect((await read(batchId)) as Combined | null).toBeNull();
    await answer(typeId, 0, { 'sentence 0': 'positive', 'sentence 1': 'positive' });
    await answer(typeId, 1, { 'sentence 0': 'positive', 'sentence 1': 'negative' });
    await answer(typeId, 2, { 'sentence 0': 'positive', 'sentence 1': 'positive' });
    expect(await ask(batchId)).toEqual({ __typename: 'CombineAnswersSuccess' });
    expect(await read(batchId)).toMatchObject({ status: 'WANTED', fields: [] });
    await node.runJob('combine-answers');
    const combined = await read(batchId);
    expect(combined).toMatchObject({ status: 'READY', answers: 6, isCurrent: true });
    const [field] = combined.fields;
    expect(field).toMatchObject({ name: 'sentiment', method: 'MAJORITY', tasks: 2, below: 1 });
    const [unsure, sure] = field?.results.edges.map((edge) => edge.node) ?? [];
    expect(unsure).toMatchObject({ value: 'positive', answers: 3, task: { row: 3 } });
    expect(unsure?.confidence).toBeCloseTo(0.8);
    expect(unsure?.agreement).toBeCloseTo(2 / 3);
    expect(sure).toMatchObject({ value: 'positive', agreement: 1 });
    expect(sure?.confidence).toBeGreaterThan(0.9);
    expect(field?.performers.edges).toHaveLength(3);
  });

  it('come anew when there are more answers, without what was rejected', async () => {
    const { typeId, batchId } = await openBatch(node, owner, 1, {
      batch: { assignmentsWanted: 3 },
    });
    await answer(typeId, 0, { 'sentence 0': 'negative' });
    await answer(typeId, 1, { 'sentence 0': 'positive' });
    await ask(batchId);
    await node.runJob('combine-answers');
    await answer(typeId, 2, { 'sentence 0': 'positive' });
    expect(await read(batchId)).toMatchObject({ status: 'READY', answers: 2, isCurrent: false });
    const { submissions } = await readBatch(owner, batchId);
    await decide(owner, 'reject', [submissions.edges[0]?.node.id ?? '']);
    expect(await node.runJob('combine-answers')).toBe(0);
    node.clock.advance(5_000);
    await node.runJob('combine-answers');
    expect(await read(batchId)).toMatchObject({ status: 'READY', answers: 2, isCurrent: true });
  });

  it('use the method that was picked, and say that it was', async () => {
    const { typeId, batchId } = await openBatch(node, owner, 1, {
      batch: { assignmentsWanted: 2 },
    });
    await answer(typeId, 0, { 'sentence 0': 'negative' });
    await answer(typeId, 1, { 'sentence 0': 'negative' });
    const methods = [{ field: 'sentiment', method: 'ONE_COIN' }];
    await ask(batchId, { methods });
    await node.runJob('combine-answers');
    const combined = await read(batchId);
    expect(combined.picked).toEqual(methods);
    expect(combined.fields[0]).toMatchObject({ method: 'ONE_COIN', picked: true });
    expect(combined.fields[0]?.because).toContain('you picked it');
    expect(await ask(batchId)).toEqual({ __typename: 'CombineAnswersSuccess' });
    await node.runJob('combine-answers');
    expect((await read(batchId)).picked).toEqual(methods);
  });

  it('are made anew when one rejection takes the place of another', async () => {
    const { typeId, batchId } = await openBatch(node, owner, 1, {
      batch: { assignmentsWanted: 2 },
    });
    await answer(typeId, 0, { 'sentence 0': 'positive' });
    await answer(typeId, 1, { 'sentence 0': 'negative' });
    const ids = (await readBatch(owner, batchId)).submissions.edges.map((edge) => edge.node.id);
    const [one = '', other = ''] = ids;
    const value = async () => {
      node.clock.advance(60_000);
      await node.runJob('combine-answers');
      return (await read(batchId)).fields[0]?.results.edges[0]?.node.value;
    };
    await decide(owner, 'reject', [one]);
    await ask(batchId);
    const before = await value();
    await decide(owner, 'approve', [one], { overrideRejection: true });
    await decide(owner, 'reject', [other]);
    expect(await read(batchId)).toMatchObject({ isCurrent: false });
    const after = await value();
    expect([before, after].sort()).toEqual(['negative', 'positive']);
    expect(await read(batchId)).toMatchObject({ isCurrent: true, answers: 1 });
  });

  it('can be stopped on the way, and what was there stays', async () => {
    const { typeId, batchId } = await openBatch(node, owner, 1);
    await answer(typeId, 0, { 'sentence 0': 'negative' });
    await ask(batchId);
    await node.runJob('combine-answers');
    await ask(batchId);
    const job = node.module.jobs.find(({ name }) => name.endsWith('combine-answers'));
    await job?.run();
    expect(await read(batchId)).toMatchObject({ status: 'READING' });
    await owner.ask(
      `mutation ($input: BatchInput!) { stopCombining(input: $input) { __typename } }`,
      {
        input: { id: batchId },
      },
    );
    await node.runJob('combine-answers');
    const stopped = await read(batchId);
    expect(stopped).toMatchObject({ status: 'STOPPED', answers: 1 });
    expect(stopped.fields[0]?.results.edges[0]?.node.value).toBe('negative');
  });

  describe('with more answers where people disagree', () => {
    const rules = { most: 5, confidence: 0.9, budgetMinor: 24 };
    const start = (changes: object = {}) =>
      openBatch(node, owner, 2, {
        batch: { assignmentsWanted: 3, extraAnswers: { ...rules, ...changes } },
      });
    const state = async (id: string) => {
      const { batch } = await owner.ask<{ batch: { extraAnswers: object | null } }>(
        `query ($id: ID!) { batch(id: $id) {
          extraAnswers { status asked unsure cost { minor } budget { minor } most } } }`,
        { id },
      );
      return batch.extraAnswers;
    };
    const settle = async () => {
      node.clock.advance(10_000);
      await node.runJob('combine-answers');
      await node.runJob('ask-extra-answers');
    };
    const disagree = async (typeId: string) => {
      await answer(typeId, 0, { 'sentence 0': 'positive', 'sentence 1': 'positive' });
      await answer(typeId, 1, { 'sentence 0': 'positive', 'sentence 1': 'negative' });
      await answer(typeId, 2, { 'sentence 0': 'positive', 'sentence 1': 'positive' });
    };
    const approveAll = async (id: string) => {
      const { submissions } = await readBatch(owner, id);
      const waiting = submissions.edges.filter(({ node: { status } }) => status === 'SUBMITTED');
      await decide(
        owner,
        'approve',
        waiting.map((edge) => edge.node.id),
      );
    };

    it('ask for one more only where it is not sure, with the money for it, and then complete', async () => {
      const before = await readBalance(owner);
      const { typeId, batchId } = await start();
      await settle();
      expect(await state(batchId)).toMatchObject({ status: 'ASKED', asked: 0 });
      await disagree(typeId);
      await approveAll(batchId);
      expect(await readBatch(owner, batchId)).toMatchObject({ status: 'OPEN' });
      await settle();
      expect(await state(batchId)).toMatchObject({ status: 'ASKED', asked: 1, unsure: 1 });
      const asked = await readBatch(owner, batchId);
      expect(asked).toMatchObject({
        progress: { wanted: 7, available: 1, done: 6 },
        reserved: { minor: costMinor },
      });
      await settle();
      expect(await state(batchId)).toMatchObject({ asked: 1 });
      await answer(typeId, 3, { 'sentence 1': 'positive' });
      await settle();
      expect(await state(batchId)).toMatchObject({ status: 'SURE', asked: 1, unsure: 0 });
      await approveAll(batchId);
      expect(await readBatch(owner, batchId)).toMatchObject({
        status: 'COMPLETED',
        reserved: { minor: 0 },
        spent: { minor: 7 * costMinor },
      });
      const after = await readBalance(owner);
      expect(after.available).toBe(before.available - 7 * costMinor);
      expect(after.escrow).toBe(before.escrow);
    });

    it('stop at the budget, and at the most', async () => {
      const { typeId, batchId } = await start({ budgetMinor: 2 * costMinor - 1 });
      await disagree(typeId);
      await settle();
      await answer(typeId, 3, { 'sentence 1': 'negative' });
      await settle();
      expect(await state(batchId)).toMatchObject({ status: 'BUDGET', asked: 1, unsure: 1 });
      const other = await start({ most: 4 });
      await disagree(other.typeId);
      await settle();
      await answer(other.typeId, 3, { 'sentence 1': 'negative' });
      await settle();
      expect(await state(other.batchId)).toMatchObject({ status: 'MOST', asked: 1, unsure: 1 });
    });

    it('ask for no more by the same results than is allowed at once, whatever process asked before', async () => {
      const { typeId, batchId } = await start();
      await disagree(typeId);
      node.clock.advance(10_000);
      await node.runJob('combine-answers');
      const askedBy = async (sql: string) =>
        (await node.partition.query<{ asked: number }>({ name: '', text: sql }, [batchId]))[0]
          ?.asked;
      const read = 'select extra_asked as asked from combined_batches where batch_id = $1';
      // At least a hundred are.
      await askedBy('update combined_batches set extra_asked = 100 where batch_id = $1');
      await node.runJob('ask-extra-answers');
      expect(await state(batchId)).toMatchObject({ status: 'ASKED', asked: 0, unsure: 1 });
      await ask(batchId);
      await settle();
      expect(await state(batchId)).toMatchObject({ status: 'ASKED', asked: 1, unsure: 1 });
      expect(await askedBy(read)).toBe(1);
    });

    it('wait for money, and go on after a deposit', async () => {
      const mine = owner;
      owner = await node.addRequester(10 * costMinor);
      const { typeId, batchId } = await start();
      const spent = await openBatch(node, owner, 4);
      await disagree(typeId);
      await settle();
      expect(await state(batchId)).toMatchObject({ status: 'MONEY', asked: 0, unsure: 1 });
      await steer(owner, 'cancelBatch', spent.batchId);
      await node.runJob('roll-batches');
      node.clock.advance(60_000);
      await settle();
      const resumed = await state(batchId);
      owner = mine;
      expect(resumed).toMatchObject({ status: 'ASKED', asked: 1 });
    });

    const askMore = (meanwhile: () => Promise<unknown>) => {
      const { partition } = node;
      const overtaken: typeof partition = {
        ...partition,
        transact: async (...call) => {
          await meanwhile();
          return partition.transact(...call);
        },
      };
      return createExtraAsker(node.services, overtaken)();
    };

    it('ask for nothing when their requester stops it at that moment, and let the batch end', async () => {
      const { typeId, batchId } = await start();
      await disagree(typeId);
      node.clock.advance(10_000);
      await node.runJob('combine-answers');
      await askMore(() =>
        setExtraAnswers(node.partition, owner.key, { id: batchId, extraAnswers: null }),
      );
      expect(await readBatch(owner, batchId)).toMatchObject({ progress: { wanted: 6 } });
      await approveAll(batchId);
      expect(await readBatch(owner, batchId)).toMatchObject({ status: 'COMPLETED' });
    });

    it('are not over when the last answer comes while it is decided', async () => {
      const { typeId, batchId } = await start();
      await answer(typeId, 0, { 'sentence 0': 'positive', 'sentence 1': 'positive' });
      await answer(typeId, 1, { 'sentence 0': 'positive', 'sentence 1': 'negative' });
      node.clock.advance(10_000);
      await node.runJob('combine-answers');
      await askMore(() =>
        answer(typeId, 2, { 'sentence 0': 'positive', 'sentence 1': 'positive' }),
      );
      await approveAll(batchId);
      expect(await readBatch(owner, batchId)).toMatchObject({ status: 'OPEN' });
      await settle();
      expect(await state(batchId)).toMatchObject({ status: 'ASKED', asked: 1, unsure: 1 });
    });

    it('can be changed and ended by the requester, who is told what is wrong', async () => {
      const { batchId, typeId } = await start();
      const set = async (extraAnswers: object | null) => {
        const { setExtraAnswers: answered } = await owner.ask<{
          setExtraAnswers: { __typename: string; problems?: { path: string }[] };
        }>(
          `mutation ($input: SetExtraAnswersInput!) { setExtraAnswers(input: $input) {
            __typename ... on InvalidInput { problems { path } } } }`,
          { input: { id: batchId, extraAnswers } },
        );
        return answered;
      };
      for (const [wrong, path] of [
        [{ most: 3 }, 'extraAnswers.most'],
        [{ confidence: 1 }, 'extraAnswers.confidence'],
        [{ budgetMinor: 0 }, 'extraAnswers.budgetMinor'],
        [{ field: 'nothing' }, 'extraAnswers.field'],
      ] as const) {
        expect(await set({ ...rules, ...wrong })).toMatchObject({ problems: [{ path }] });
      }
      expect(await set({ ...rules, most: 7 })).toMatchObject({ __typename: 'ChangeBatchSuccess' });
      expect(await state(batchId)).toMatchObject({ most: 7 });
      await disagree(typeId);
      await approveAll(batchId);
      expect(await set(null)).toMatchObject({ __typename: 'ChangeBatchSuccess' });
      expect(await state(batchId)).toBeNull();
      expect(await readBatch(owner, batchId)).toMatchObject({ status: 'COMPLETED' });
    });
  });
});
