import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProcessMemory } from '../bench/lib/process-memory.ts';
import { startCluster, type RunningCluster } from '../scripts/lib/start-cluster.ts';
import { addMember, type Member } from './lib/people.ts';

/** What a refusal may cost the gateway in memory that stays, with the collector's leeway. */
const allowedGrowthBytes = 100 * 1_048_576;
const allowedMs = 1_000;

let cluster: RunningCluster;
let member: Member;

beforeAll(async () => {
  cluster = await startCluster();
  member = await addMember(cluster, 'PERFORMER', 'curious');
});

afterAll(async () => {
  await cluster.stop();
});

type Answer = { readonly status: number; readonly code: string | undefined; readonly text: string };

function credential(): Record<string, string> {
  return member.api.credential.kind === 'key'
    ? { authorization: `Bearer ${member.api.credential.secret}` }
    : {};
}

/** Posts a body of any size; a refusal that comes before the whole body was sent is an answer too. */
function post(
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = credential(),
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const outgoing = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (incoming) => {
        answered = true;
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => (text += part));
        incoming.on('close', () => {
          const code = /"code":"([A-Z_]+)"/.exec(text)?.[1];
          resolve({ status: incoming.statusCode ?? 0, code, text });
        });
      },
    );
    outgoing.on('error', (error) => {
      if (!answered) reject(error);
    });
    outgoing.end(body);
  });
}

function operation(query: string, variables: unknown = {}): string {
  return JSON.stringify({ query, variables });
}

function gatewayRss(): number {
  const gateway = cluster.state().processes.find(({ kind }) => kind === 'gateway');
  return readProcessMemory(gateway?.pid ?? 0)?.rssBytes ?? 0;
}

function repeat(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

function doubledFragments(levels: number): string {
  const fragments = repeat(
    levels,
    (level) => `fragment F${level} on Performer { ...F${level + 1} ...F${level + 1} }`,
  );
  return `query { myself { ...F0 } } ${fragments} fragment F${levels} on Performer { id }`;
}

function nestedList(depth: number): unknown {
  let value: unknown = 'core';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

const saveDraft = `mutation Save($draft: JSON!) {
  saveDraft(input: { assignmentId: "assignment_p000000000000_0000000000000000000000", draft: $draft }) { __typename }
}`;

const attacks: Record<
  string,
  { readonly body: () => string | Buffer; readonly statuses: number[]; readonly codes: string[] }
> = {
  '50,000 aliases': {
    body: () => operation(`query { ${repeat(50_000, (index) => `a${index}: __typename`)} }`),
    statuses: [400, 413],
    codes: ['QUERY_TOO_COMPLEX', 'TOO_LARGE'],
  },
  '500 aliases of a dear field': {
    body: () => operation(`query { ${repeat(500, (index) => `a${index}: feed { totalCount }`)} }`),
    statuses: [400],
    codes: ['QUERY_TOO_COMPLEX'],
  },
  'depth 200': {
    body: () => operation(`query { ${'myself { '.repeat(200)} id ${'} '.repeat(200)} }`),
    statuses: [400],
    codes: ['QUERY_TOO_COMPLEX'],
  },
  'fragments doubled 25 times': {
    body: () => operation(doubledFragments(25)),
    statuses: [400],
    codes: ['QUERY_TOO_COMPLEX'],
  },
  'a body of 50 MB': {
    body: () => Buffer.alloc(50 * 1_048_576, ' '),
    statuses: [413],
    codes: ['TOO_LARGE'],
  },
  'variables with 200,000 values': {
    body: () => operation(saveDraft, { draft: Array.from({ length: 200_000 }, () => 1) }),
    statuses: [400],
    codes: ['QUERY_TOO_COMPLEX'],
  },
  'variables 5,000 deep': {
    body: () => operation(saveDraft, { draft: nestedList(5_000) }),
    statuses: [400],
    codes: ['QUERY_TOO_COMPLEX'],
  },
};

describe('the gateway refuses cheaply', () => {
  it.each(Object.entries(attacks))('%s', async (_name, { body, statuses, codes }) => {
    const sent = body();
    const url = `${cluster.gatewayUrl}/graphql`;
    const before = gatewayRss();
    const answers: Answer[] = [];
    let longestMs = 0;
    for (let time = 0; time < 5; time += 1) {
      const startedAt = performance.now();
      answers.push(await post(url, sent));
      longestMs = Math.max(longestMs, performance.now() - startedAt);
    }
    for (const { status, code, text } of answers) {
      expect(statuses).toContain(status);
      expect(codes).toContain(code);
      expect(text.length).toBeLessThan(2_000);
    }
    expect(longestMs).toBeLessThan(allowedMs);
    expect(gatewayRss() - before).toBeLessThan(allowedGrowthBytes);
    const { data } = await member.api.answer<{ myself: { id: string } }>('query { myself { id } }');
    expect(data?.myself.id).toBe(member.id);
  });
});

describe('a node refuses whoever is not the gateway', () => {
  it.each([
    ['no credential', {}],
    ['the credential of a user', null],
    ['an invented token', { 'x-exchange-viewer': 'eyJhbGciOiJub25lIn0.eyJhY2NvdW50SWQiOiJ4In0.' }],
  ])('who shows %s', async (_what, headers) => {
    for (const { name, url } of cluster.state().processes.filter(({ kind }) => kind === 'node')) {
      const role = name.split('-')[0] ?? '';
      const answer = await post(
        `${url}/graphql/${role}`,
        operation('query { __typename }'),
        headers ?? credential(),
      );
      expect(answer.status).toBe(401);
      expect(answer.code).toBe('UNAUTHENTICATED');
    }
  });
});
