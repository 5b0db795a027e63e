import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCpuSeconds } from '../bench/lib/cpu-time.ts';
import { readProcessMemory } from '../bench/lib/process-memory.ts';
import { startCluster, type RunningCluster } from '../scripts/lib/start-cluster.ts';
import { addMember, type Member } from './lib/people.ts';

/** What a refusal may cost the gateway in memory that stays, with the collector's leeway. */
const allowedGrowthBytes = 100 * 1_048_576;
/** Processor time of the gateway for one refusal, the reading of what was sent included. */
const allowedCpuSeconds = 0.25;
const times = 5;

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

/** Status of a connection that was closed on a sender who had not finished. */
const closed = 0;

/**
 * Posts a body of any size. A refusal before the whole body was sent is an answer too; who goes on
 * sending may find the connection closed before the answer is read.
 */
function post(
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = credential(),
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => (text += part));
        incoming.on('close', () => {
          const code = /"code":"([A-Z_]+)"/.exec(text)?.[1];
          resolve({ status: incoming.statusCode ?? closed, code, text });
          outgoing.destroy();
        });
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') {
        resolve({ status: closed, code: undefined, text: '' });
      } else reject(error);
    });
    if (Number(headers['content-length'] ?? 0) > body.length) outgoing.write(body);
    else outgoing.end(body);
  });
}

function operation(query: string, variables: unknown = {}): string {
  return JSON.stringify({ query, variables });
}

function measureGateway(): { readonly rssBytes: number; readonly cpuSeconds: number } {
  const pid = cluster.state().processes.find(({ kind }) => kind === 'gateway')?.pid ?? 0;
  return { rssBytes: readProcessMemory(pid)?.rssBytes ?? 0, cpuSeconds: readCpuSeconds([pid]) };
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

const saveDraft = `mutation Save($draft: JSON!) {
  saveDraft(input: { assignmentId: "assignment_p000000000000_0000000000000000000000", draft: $draft }) { __typename }
}`;

type Attack = {
  readonly body: () => string | Buffer;
  readonly statuses: readonly number[];
  readonly codes: readonly (string | undefined)[];
  readonly headers?: Record<string, string>;
};

const tooComplex = { statuses: [400], codes: ['QUERY_TOO_COMPLEX'] };
const fiftyMegabytes = 50 * 1_048_576;

const attacks: Record<string, Attack> = {
  '50,000 aliases': {
    body: () => operation(`query { ${repeat(50_000, (index) => `a${index}: __typename`)} }`),
    ...tooComplex,
  },
  '500 aliases of a dear field': {
    body: () => operation(`query { ${repeat(500, (index) => `a${index}: feed { totalCount }`)} }`),
    ...tooComplex,
  },
  'depth 200': {
    body: () => operation(`query { ${'myself { '.repeat(200)} id ${'} '.repeat(200)} }`),
    ...tooComplex,
  },
  'fragments doubled 25 times': { body: () => operation(doubledFragments(25)), ...tooComplex },
  'a body announced as 50 MB, before it is sent': {
    body: () => Buffer.alloc(65_536, ' '),
    headers: { 'content-length': String(fiftyMegabytes) },
    statuses: [413],
    codes: ['TOO_LARGE'],
  },
  'a body of 50 MB without a length': {
    body: () => Buffer.alloc(fiftyMegabytes, ' '),
    headers: { 'transfer-encoding': 'chunked' },
    statuses: [413, closed],
    codes: ['TOO_LARGE', undefined],
  },
  'variables with 200,000 values': {
    body: () => operation(saveDraft, { draft: Array.from({ length: 200_000 }, () => 1) }),
    ...tooComplex,
  },
  'variables 5,000 deep': {
    body: () => {
      const draft = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
      return `{"query":${JSON.stringify(saveDraft)},"variables":{"draft":${draft}}}`;
    },
    ...tooComplex,
  },
};

describe('the gateway refuses cheaply', () => {
  it.each(Object.entries(attacks))('%s', async (_name, attack) => {
    const { body, statuses, codes, headers } = attack;
    const sent = body();
    const url = `${cluster.gatewayUrl}/graphql`;
    const before = measureGateway();
    const answers: Answer[] = [];
    for (let time = 0; time < times; time += 1) {
      answers.push(await post(url, sent, { ...credential(), ...headers }));
    }
    for (const { status, code, text } of answers) {
      expect(statuses).toContain(status);
      expect(codes).toContain(code);
      expect(text.length).toBeLessThan(2_000);
    }
    const after = measureGateway();
    expect((after.cpuSeconds - before.cpuSeconds) / times).toBeLessThan(allowedCpuSeconds);
    expect(after.rssBytes - before.rssBytes).toBeLessThan(allowedGrowthBytes);
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
