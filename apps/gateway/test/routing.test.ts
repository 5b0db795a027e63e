import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, ownerOf, systemClock, type OwnerKey } from '@exchange/kernel';
import type { Client } from './support/client.ts';
import type { FakeNode, NodeRequest } from './support/fake-node.ts';
import { startTestGateway, type TestGateway } from './support/start-test-gateway.ts';

const onA: OwnerKey = 'raaaaaaaaaaaa';
const onB: OwnerKey = 'rbbbbbbbbbbbb';

let exchange: TestGateway;
let performer: Client;

beforeAll(async () => {
  exchange = await startTestGateway();
  performer = await exchange.signUp(['PERFORMER']);
});
afterAll(() => exchange.stop());

beforeEach(async () => {
  await exchange.place(onA, 'r1');
  await exchange.place(onB, 'r2');
  for (const node of Object.values(exchange.nodes)) node.requests.length = 0;
});

/** The performer node answers with assignments whose tasks belong to these owners, in this order. */
function answerAssignments(owners: readonly (OwnerKey | null)[]): string[] {
  const taskIds = owners.map((owner) =>
    owner === null ? 'task_of_nobody' : newId('task', owner, systemClock),
  );
  exchange.nodes.c.answer = () => ({
    data: {
      assignments: { edges: taskIds.map((id) => ({ node: { id: `a ${id}`, task: taskOf(id) } })) },
    },
  });
  return taskIds;
}

function taskOf(id: string) {
  return { __typename: 'Task', id };
}

/** A requester node that knows every task it is asked for. */
function answerEntities(node: FakeNode): void {
  node.answer = (request) => ({
    data: { _entities: idsIn(request).map((id) => ({ ...taskOf(id), row: rowOf(id) })) },
  });
}

/** Any figure that follows from the id, so that a mix-up shows. */
function rowOf(id: string | undefined): number {
  return (
    Number.parseInt(
      Buffer.from(id ?? '')
        .subarray(-4)
        .toString('hex'),
      16,
    ) % 1_000_000
  );
}

function idsIn(request: NodeRequest): string[] {
  return (request.graphql.variables.representations ?? []).map(({ id }) => id);
}

const query = '{ assignments { edges { node { id task { id row } } } } }';

interface AssignmentsData {
  readonly assignments: {
    readonly edges: readonly { node: { task: { id: string; row: number | null } } }[];
  };
}

function tasksIn(data: Record<string, unknown>) {
  return (data as unknown as AssignmentsData).assignments.edges.map(({ node }) => node.task);
}

describe('an entity fetch', () => {
  it('is split by owner into one request per node and merged in order', async () => {
    answerEntities(exchange.nodes.a);
    answerEntities(exchange.nodes.b);
    const ids = answerAssignments([onA, onB, onA, onB, onB, onA]);
    const answer = await performer.graphql(query);
    expect(answer.errors).toEqual([]);
    expect(tasksIn(answer.data)).toEqual(ids.map((id) => ({ id, row: rowOf(id) })));
    expect(exchange.nodes.a.requests.map(idsIn)).toEqual([[ids[0], ids[2], ids[5]]]);
    expect(exchange.nodes.b.requests.map(idsIn)).toEqual([[ids[1], ids[3], ids[4]]]);
  });

  it('loses only the entities of a node that fails, and names no address', async () => {
    answerEntities(exchange.nodes.a);
    exchange.nodes.b.answer = (_request, reply) => void reply.destroy();
    const ids = answerAssignments([onA, onB, onA]);
    const answer = await performer.graphql(query);
    expect(tasksIn(answer.data)[0]).toEqual({ id: ids[0], row: rowOf(ids[0]) });
    expect(tasksIn(answer.data)[2]).toEqual({ id: ids[2], row: rowOf(ids[2]) });
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]).toMatchObject({
      path: ['assignments', 'edges', 1, 'node', 'task'],
      extensions: { code: 'UNAVAILABLE', retryable: true },
    });
    expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONN|UND_ERR|socket/);
  });

  it('puts the error of one entity at its place in the answer', async () => {
    answerEntities(exchange.nodes.a);
    exchange.nodes.b.answer = (request) => ({
      data: { _entities: idsIn(request).map((id, at) => (at === 1 ? null : taskWithRow(id))) },
      errors: [
        {
          message: 'This task was withdrawn.',
          path: ['_entities', 1, 'row'],
          extensions: { code: 'FORBIDDEN' },
        },
      ],
    });
    answerAssignments([onA, onB, onA, onB]);
    const answer = await performer.graphql(query);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]).toMatchObject({
      message: 'This task was withdrawn.',
      path: ['assignments', 'edges', 3, 'node', 'task', 'row'],
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('answers NOT_FOUND for ids of nobody without asking any node', async () => {
    answerEntities(exchange.nodes.a);
    const ids = answerAssignments([null, onA, 'rzzzzzzzzzzzz']);
    const answer = await performer.graphql(query);
    expect(tasksIn(answer.data)[1]).toEqual({ id: ids[1], row: rowOf(ids[1]) });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(exchange.nodes.b.requests).toHaveLength(0);
  });

  it('asks the new home once when a user has moved, for that user only', async () => {
    answerEntities(exchange.nodes.a);
    answerEntities(exchange.nodes.b);
    answerAssignments([onA, onB]);
    await noticesHeard();
    await performer.graphql(query);
    await moveUnheard(onB, 'r1');
    exchange.nodes.b.answer = (request) => ({
      data: { _entities: idsIn(request).map(() => null) },
      errors: idsIn(request).map((_id, at) => ({
        message: 'moved',
        path: ['_entities', at],
        extensions: { code: 'USER_MOVED' },
      })),
    });
    for (const node of Object.values(exchange.nodes)) node.requests.length = 0;
    const ids = answerAssignments([onA, onB, onA, onB]);
    const answer = await performer.graphql(query);
    expect(answer.errors).toEqual([]);
    expect(tasksIn(answer.data)).toEqual(ids.map((id) => ({ id, row: rowOf(id) })));
    expect(exchange.nodes.b.requests.map(idsIn)).toEqual([[ids[1], ids[3]]]);
    expect(exchange.nodes.a.requests.map(idsIn)).toEqual([
      [ids[0], ids[2]],
      [ids[1], ids[3]],
    ]);
  });

  it('gives up after one more try when the new home says the same', async () => {
    exchange.nodes.a.answer = (request) => ({
      data: null,
      errors: [
        { message: 'moved', extensions: { code: 'USER_MOVED' } },
        { message: String(idsIn(request).length), extensions: { code: 'USER_MOVED' } },
      ],
    });
    answerAssignments([onA]);
    const answer = await performer.graphql(query);
    expect(answer.errors[0]).toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
    expect(exchange.nodes.a.requests).toHaveLength(2);
  });
});

/** Changes a home behind the back of every cache. */
async function moveUnheard(ownerKey: OwnerKey, partitionId: string): Promise<void> {
  const { db } = exchange.database;
  await db.$executeRawUnsafe('alter table placements disable trigger user');
  await db.placement.update({
    where: { ownerKey },
    data: { partitionId, epoch: { increment: 1 } },
  });
  await db.$executeRawUnsafe('alter table placements enable trigger user');
}

/** Resolves when notices of earlier changes of home have arrived. */
async function noticesHeard(): Promise<void> {
  const heard = Promise.withResolvers<undefined>();
  const stop = await exchange.database.listen('placements', (payload) => {
    if (payload === 'heard') heard.resolve(undefined);
  });
  await exchange.database.db.$executeRawUnsafe("select pg_notify('placements', 'heard')");
  await heard.promise;
  await stop();
  // The gateway listens on a connection of its own: once it has answered, it has read that, too.
  await exchange.client().graphql('{ __typename }');
}

function taskWithRow(id: string) {
  return { ...taskOf(id), row: rowOf(id) };
}

describe('root fields', () => {
  it('go to the home of the role, with a signed viewer and the request id', async () => {
    answerAssignments([]);
    const answer = await performer.graphql(query);
    const viewer = await performer.viewer();
    const [request] = exchange.nodes.c.requests;
    expect(request?.path).toBe('/graphql/performer');
    expect(`performer_${String(request?.viewer?.performer)}`).toBe(viewer?.performer?.id);
    expect(request?.viewer?.scopes).toContain('performer:write');
    expect(request?.headers['x-request-id']).toBe(answer.headers.get('x-request-id'));
    expect(Number(request?.headers['x-exchange-deadline-ms'])).toBeGreaterThan(1_000);
    expect(request?.headers['cookie']).toBeUndefined();
  });

  it('go there too when a caller names a variable like those of entity fetches', async () => {
    answerAssignments([]);
    const answer = await performer.graphql(
      `query ($representations: [AssignmentStatus!]) {
        assignments(status: $representations) { edges { node { id } } }
      }`,
      { representations: ['APPROVED'] },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ assignments: { edges: [] } });
    expect(exchange.nodes.c.requests).toHaveLength(1);
  });

  it('are refused with a sentence when the role is not open', async () => {
    const answer = await performer.graphql('{ batches { edges { cursor } } }');
    expect(answer.errors[0]).toMatchObject({
      message: 'Open the requester role first.',
      extensions: { code: 'FORBIDDEN', retryable: false },
    });
  });

  it('are refused without a session', async () => {
    const answer = await exchange.client().graphql(query);
    expect(answer.errors[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    expect(exchange.nodes.c.requests).toHaveLength(0);
  });

  it('find a user who moved by one more request, also for a mutation', async () => {
    const requester = await exchange.signUp(['REQUESTER']);
    const id = (await requester.viewer())?.requester?.id ?? '';
    const owner = ownerOf(id) ?? '';
    const home = await exchange.database.db.placement.findUniqueOrThrow({
      where: { ownerKey: owner },
    });
    const [from, to] =
      home.partitionId === 'r1'
        ? [exchange.nodes.a, exchange.nodes.b]
        : [exchange.nodes.b, exchange.nodes.a];
    const mutation = 'mutation { pauseBatch(input: { id: "x" }) { __typename } }';
    const done = { data: { pauseBatch: { __typename: 'NotFound' } } };
    from.answer = () => done;
    to.answer = () => done;
    await noticesHeard();
    expect((await requester.graphql(mutation)).errors).toEqual([]);
    await moveUnheard(owner, home.partitionId === 'r1' ? 'r2' : 'r1');
    from.requests.length = 0;
    to.requests.length = 0;
    from.answer = () => ({
      data: null,
      errors: [{ message: 'elsewhere', extensions: { code: 'USER_MOVED' } }],
    });
    const answer = await requester.graphql(mutation);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ pauseBatch: { __typename: 'NotFound' } });
    expect([from.requests.length, to.requests.length]).toEqual([1, 1]);
  });

  it('ask a query again that was read on both sides of a switch', async () => {
    const page = { edges: [] };
    const node = exchange.nodes.c;
    node.answer = () =>
      node.requests.length === 1
        ? {
            data: { early: page, late: null },
            errors: [{ message: 'x', path: ['late'], extensions: { code: 'USER_MOVED' } }],
          }
        : { data: { early: page, late: page } };
    const answer = await performer.graphql(
      `{
        early: assignments { edges { cursor } }
        late: assignments { edges { cursor } }
      }`,
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ early: page, late: page });
    expect(node.requests).toHaveLength(2);
  });

  it('do not repeat several mutations of which one may have been done', async () => {
    const requester = await exchange.signUp(['REQUESTER']);
    const refuse = () => ({
      data: null,
      errors: [{ message: 'x', path: ['b'], extensions: { code: 'USER_MOVED' } }],
    });
    exchange.nodes.a.answer = refuse;
    exchange.nodes.b.answer = refuse;
    const answer = await requester.graphql(
      `mutation {
        a: pauseBatch(input: { id: "x" }) { __typename }
        b: pauseBatch(input: { id: "y" }) { __typename }
      }`,
    );
    expect(answer.errors[0]).toMatchObject({ extensions: { code: 'USER_MOVED', retryable: true } });
    expect(exchange.nodes.a.requests.length + exchange.nodes.b.requests.length).toBe(1);
  });

  it('show neither stacks nor words of a node that is broken', async () => {
    exchange.nodes.c.answer = (_request, reply) => {
      reply.statusCode = 500;
      reply.end('Error: connect ECONNREFUSED 10.1.2.3:5432 at Pool.query (/srv/pool.js:1:1)');
    };
    const answer = await performer.graphql(query);
    expect(answer.errors[0]).toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
    expect(answer.text).not.toMatch(/10\.1\.2\.3|pool\.js|ECONN/);
  });

  it('mask what a node does not mean for callers', async () => {
    exchange.nodes.c.answer = () => ({
      data: null,
      errors: [{ message: 'relation "leases" does not exist', extensions: { code: '42P01' } }],
    });
    const answer = await performer.graphql(query);
    expect(answer.errors[0]?.extensions.code).toBe('INTERNAL');
    expect(answer.errors[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'));
    expect(answer.text).not.toContain('leases');
  });

  it('keep their prototype when a node answers with __proto__', async () => {
    exchange.nodes.c.answer = (_request, reply) => {
      reply.setHeader('content-type', 'application/json');
      reply.end('{"data":{"assignments":{"edges":[],"__proto__":{"polluted":true}}}}');
    };
    await performer.graphql(query);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
