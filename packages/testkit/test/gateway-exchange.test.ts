import { exampleForms } from '@exchange/tasks/examples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  signUpAtGateway,
  startExchange,
  type GatewayClient,
  type TestExchange,
} from '../src/exchange.ts';

const createType = `mutation ($input: CreateTaskTypeInput!) { createTaskType(input: $input) {
  __typename ... on SaveTaskTypeSuccess { taskType { id } } } }`;
const deposit = `mutation ($input: DepositFundsInput!) { depositFunds(input: $input) { __typename } }`;
const publish = `mutation ($input: PublishTaskInput!) { publishTask(input: $input) {
  __typename ... on PublishBatchSuccess { batch { id } } } }`;
const accept = `mutation ($typeId: ID!) { acceptTask(input: { typeId: $typeId }) { __typename } }`;
const assignments = `{ assignments(first: 10) { edges { node {
  title requester { id } task { id deadlineAt } } } } }`;
const deadlineAt = '2026-06-01T00:00:00.000Z';

interface Assignments {
  readonly assignments: {
    readonly edges: readonly {
      readonly node: {
        readonly title: string;
        readonly task: { readonly deadlineAt: string | null };
      };
    }[];
  };
}

describe('an exchange behind its gateway', () => {
  let exchange: TestExchange;
  let url: string;
  let performer: GatewayClient;
  /** By the node they live on. */
  const requesters = new Map<string, { name: string; client: GatewayClient }>();

  beforeAll(async () => {
    exchange = await startExchange({ requesterNodes: 2, performerNodes: 1 });
    ({ url } = await exchange.startGateway());
    const names = ['Ann', 'Bob', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gus', 'Hal'];
    for (const name of names) {
      if (requesters.size === 2) break;
      const client = await signUpAtGateway(url, 'http://localhost:4000', name, ['REQUESTER']);
      const { viewer } = await client.run<{ viewer: { homes: { partitionId: string }[] } }>(
        '{ viewer { homes { partitionId } } }',
      );
      const partitionId = viewer.homes[0]?.partitionId ?? '';
      const { nodeId } = await exchange.directory.requireNode(partitionId);
      if (!requesters.has(nodeId)) requesters.set(nodeId, { name, client });
    }
    performer = await signUpAtGateway(url, 'http://localhost:4000', 'Pia', ['PERFORMER']);
  }, 60_000);

  afterAll(() => exchange.stop());

  /** Posts one task and returns its type. */
  async function post({ name, client }: { name: string; client: GatewayClient }): Promise<string> {
    const key = `key-of-${name.padEnd(8, '-')}`;
    await client.run(deposit, { input: { amountMinor: 10_000, idempotencyKey: key } });
    const terms = {
      title: `Work of ${name}`,
      description: 'Is it positive?',
      instructions: 'Read it.',
      category: 'Text',
      keywords: [],
      rewardMinor: 10,
      timeAllowedSeconds: 600,
      autoApprovalSeconds: 3_600,
      form: exampleForms.find(({ id }) => id === 'sentiment')?.form,
    };
    const { createTaskType } = await client.run<{ createTaskType: { taskType: { id: string } } }>(
      createType,
      { input: { terms } },
    );
    const typeId = createTaskType.taskType.id;
    const published = await client.run<{ publishTask: { __typename: string } }>(publish, {
      input: {
        typeId,
        input: { sentence: 'Small.' },
        deadlineAt,
        idempotencyKey: `${key}-1`,
      },
    });
    expect(published.publishTask.__typename).toBe('PublishBatchSuccess');
    return typeId;
  }

  const deadlines = (data: Assignments) =>
    data.assignments.edges.map(({ node }) => [node.title, node.task.deadlineAt]).sort();

  it('joins what lies on several nodes, and loses only what is on a node that is away', async () => {
    expect(requesters.size).toBe(2);
    const typeIds: string[] = [];
    for (const requester of requesters.values()) typeIds.push(await post(requester));
    await exchange.drain();
    for (const typeId of typeIds) {
      expect(await performer.run(accept, { typeId })).toEqual({
        acceptTask: { __typename: 'AcceptTaskSuccess' },
      });
    }
    const all = [...requesters.values()].map(({ name }) => [`Work of ${name}`, deadlineAt]).sort();
    expect(deadlines(await performer.run<Assignments>(assignments))).toEqual(all);

    const [nodeId, away] = [...requesters][1] ?? ['', undefined];
    await exchange.stopNode(nodeId);
    const answer = await performer.ask(assignments);
    const title = `Work of ${away?.name ?? ''}`;
    expect(deadlines(answer.data as unknown as Assignments)).toEqual(
      all.map((row) => (row[0] === title ? [title, null] : row)),
    );
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(JSON.stringify(answer)).not.toContain('127.0.0.1');

    await exchange.startNode(nodeId);
    await expect
      .poll(async () => (await performer.ask(assignments)).errors, { timeout: 10_000 })
      .toBeUndefined();
    expect(deadlines(await performer.run<Assignments>(assignments))).toEqual(all);
  }, 60_000);
});
