import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startGateway, type RunningGateway } from '@exchange/gateway';
import { FakeClock } from '@exchange/kernel';
import { startNode, type RunningNode } from '@exchange/node';
import { openDirectory, type Directory } from '@exchange/partitions';
import { createLogger } from '@exchange/service';
import { exampleForms } from '@exchange/tasks/examples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainExchange } from '../src/exchange/drain-exchange.ts';
import {
  createExchangeDatabases,
  type ExchangeDatabases,
} from '../src/exchange/exchange-config.ts';
import { signUpAtGateway, type GatewayClient } from '../src/exchange.ts';

/** One address before several processes, as a load balancer is: each takes its turn. */
interface Balancer {
  readonly url: string;
  /** How many requests went to each. */
  readonly counts: Map<string, number>;
  targets: string[];
  close(): Promise<void>;
}

async function startBalancer(): Promise<Balancer> {
  let turn = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const target = balancer.targets[(turn += 1) % balancer.targets.length] ?? '';
    balancer.counts.set(target, (balancer.counts.get(target) ?? 0) + 1);
    const { method = 'GET', headers, url = '/' } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const balancer: Balancer = {
    url: `http://127.0.0.1:${port}`,
    counts: new Map(),
    targets: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return balancer;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a node with both roles in two copies behind one address, and two gateways', () => {
  const clock = new FakeClock();
  const logger = createLogger('test', { logLevel: 'silent' });
  let databases: ExchangeDatabases;
  let directory: Directory;
  let nodeAddress: Balancer;
  let gatewayAddress: Balancer;
  const copies: RunningNode[] = [];
  const gateways: RunningGateway[] = [];
  let requester: GatewayClient;
  let performer: GatewayClient;
  let typeId: string;
  let published = 0;

  beforeAll(async () => {
    databases = await createExchangeDatabases({ requesterNodes: 1, performerNodes: 1 });
    nodeAddress = await startBalancer();
    gatewayAddress = await startBalancer();
    const file = databases.config;
    const configWith = (port: number) => ({
      ...file,
      nodes: [
        {
          ...{ id: 'both', host: '127.0.0.1', port, url: nodeAddress.url },
          partitions: file.partitions.map(({ id }) => id),
        },
      ],
    });
    for (let copy = 0; copy < 2; copy += 1) {
      const port = await freePort();
      const config = configWith(port);
      const options = { config, nodeId: 'both', clock, logger, drainMs: 1_000, runJobs: false };
      copies.push(await startNode(options));
      nodeAddress.targets.push(`http://127.0.0.1:${port}`);
    }
    for (let copy = 0; copy < 2; copy += 1) {
      const gateway = await startGateway({ config: configWith(0), log: logger, clock });
      gateways.push(gateway);
      gatewayAddress.targets.push(gateway.url);
    }
    const { url, poolSize } = file.directory;
    directory = openDirectory({ id: 'test', url, poolSize, clock });
    const origin = 'http://localhost:4000';
    requester = await signUpAtGateway(gatewayAddress.url, origin, 'Ann', ['REQUESTER']);
    performer = await signUpAtGateway(gatewayAddress.url, origin, 'Pia', ['PERFORMER']);
    const amount = { amountMinor: 10_000, idempotencyKey: 'deposit-of-ann' };
    await requester.run(
      `mutation ($input: DepositFundsInput!) { depositFunds(input: $input) { __typename } }`,
      { input: amount },
    );
    const { createTaskType } = await requester.run<{
      createTaskType: { taskType: { id: string } };
    }>(
      `mutation ($input: CreateTaskTypeInput!) { createTaskType(input: $input) {
         ... on SaveTaskTypeSuccess { taskType { id } } } }`,
      {
        input: {
          terms: {
            ...{ title: 'Work of Ann', description: 'Is it positive?', instructions: 'Read it.' },
            ...{ category: 'Text', keywords: [], rewardMinor: 10, timeAllowedSeconds: 600 },
            autoApprovalSeconds: 3_600,
            form: exampleForms.find(({ id }) => id === 'sentiment')?.form,
          },
        },
      },
    );
    typeId = createTaskType.taskType.id;
  }, 60_000);

  afterAll(async () => {
    for (const gateway of gateways) await gateway.stop();
    for (const copy of copies) await copy.stop();
    await gatewayAddress.close();
    await nodeAddress.close();
    await directory.close();
    await databases.drop();
  });

  /** One piece of work, from its publication to its result. */
  async function workOnce(running: readonly RunningNode[]): Promise<void> {
    published += 1;
    const { publishTask } = await requester.run<{ publishTask: { batch: { id: string } } }>(
      `mutation ($input: PublishTaskInput!) { publishTask(input: $input) {
         ... on PublishBatchSuccess { batch { id } } } }`,
      {
        input: {
          ...{ typeId, input: { sentence: 'Small.' }, idempotencyKey: `task-number-${published}` },
        },
      },
    );
    await drainExchange(() => running);
    const { acceptTask } = await performer.run<{ acceptTask: { assignment: { id: string } } }>(
      `mutation ($typeId: ID!) { acceptTask(input: { typeId: $typeId }) {
         ... on AcceptTaskSuccess { assignment { id } } } }`,
      { typeId },
    );
    const input = { assignmentId: acceptTask.assignment.id, answer: { sentiment: 'positive' } };
    const submitted = await performer.run(
      `mutation ($input: SubmitAssignmentInput!) { submitAssignment(input: $input) { __typename } }`,
      { input },
    );
    expect(submitted).toEqual({ submitAssignment: { __typename: 'SubmitAssignmentSuccess' } });
    await drainExchange(() => running);
    const { submissions } = await requester.run<{ submissions: { edges: unknown[] } }>(
      `query ($batchId: ID) { submissions(batchId: $batchId) { edges { node { id } } } }`,
      { batchId: publishTask.batch.id },
    );
    expect(submissions.edges).toHaveLength(1);
  }

  it('work goes through all of them', async () => {
    for (let round = 0; round < 3; round += 1) await workOnce(copies);
    expect([...nodeAddress.counts.values()].every((count) => count > 2)).toBe(true);
    expect(nodeAddress.counts.size).toBe(2);
    expect(gatewayAddress.counts.size).toBe(2);
  });

  it('one copy and one gateway can go while the others go on', async () => {
    const [copy, other] = copies;
    nodeAddress.targets.shift();
    await copy?.stop();
    expect(await directory.db.node.findUnique({ where: { id: 'both' } })).toMatchObject({
      state: 'live',
    });
    gatewayAddress.targets.shift();
    await gateways[0]?.stop();
    await workOnce(other === undefined ? [] : [other]);
    await other?.stop();
    expect(await directory.db.node.findUnique({ where: { id: 'both' } })).toMatchObject({
      state: 'stopped',
    });
  });
});
