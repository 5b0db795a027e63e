import { FakeClock } from '@exchange/kernel';
import { createPseudonyms } from '@exchange/service';
import Fastify, { type FastifyInstance } from 'fastify';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAnswerRoutes } from '../src/external/answer-routes.ts';
import { createFrameAddresses } from '../src/external/frame-address.ts';
import { createKeyRing } from '../src/external/key-ring.ts';
import { addKeyRoute } from '../src/external/key-route.ts';
import { addPageRoute } from '../src/external/open-route.ts';
import { createPageTokens } from '../src/external/page-token.ts';
import { createSeal } from '../src/external/seal.ts';
import type { AskAs } from '../src/sandbox/ask-as.ts';
import { decideSandboxAddress } from '../src/sandbox/sandbox-address.ts';
import { listLibraryCopies } from '../src/sandbox/library-copies.ts';
import { addSandboxRoutes } from '../src/sandbox/sandbox-routes.ts';
import type { StoredKey } from '../src/store/signing-keys.ts';
import type { Identity } from '../src/viewer/identity.ts';
import { testConfig } from './support/test-config.ts';

const secret = 's'.repeat(32);
const app = 'http://localhost:4000';
const typeId = 'type_r00000000000_1';
const mine = 'asg_p00000000000_1';
const theirs = 'asg_p00000000000_2';
const clock = new FakeClock(new Date('2026-05-01T12:00:00Z'));
const address = decideSandboxAddress(
  testConfig('postgres://nobody@127.0.0.1:1/directory').gateway,
  4711,
);
const pseudonyms = createPseudonyms(secret);
const keys: StoredKey[] = [];
const store = {
  list: (after: Date) =>
    Promise.resolve(
      keys
        .filter(({ createdAt }) => createdAt > after)
        .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime()),
    ),
  add: (key: StoredKey) => Promise.resolve(void keys.push(key)),
};
const ringOf = (word = secret) => createKeyRing(store, createSeal(word, 'signing keys'), clock);
const tokensOf = (ring: ReturnType<typeof ringOf>) =>
  createPageTokens({ ring, seal: createSeal(secret, 'page tokens'), issuer: app, clock });

interface HandedIn {
  readonly who: string;
  readonly assignmentId: string;
  readonly answer: object;
}
let handed: HandedIn[] = [];
let publicUrl = app;
let form: object = {};
let deadlineAt = clock.now();
const states = new Map<string, string>();

/** As the API answers: each assignment is there for its performer, and the first answer counts. */
const ask: AskAs = <Data>(
  who: string | Identity,
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => {
  const accountId = typeof who === 'string' ? who : who.viewer.accountId;
  if (query.includes('submitAssignment')) {
    const { assignmentId, answer } = variables['input'] as Omit<HandedIn, 'who'>;
    const refuse = (__typename: string, message: string) =>
      Promise.resolve({ submitAssignment: { __typename, message } } as Data);
    if (accountId !== `owner of ${assignmentId}`) return refuse('NotFound', 'It is not yours.');
    const status = states.get(assignmentId);
    if (status === 'RETURNED') return refuse('WrongState', 'It was given back.');
    if (status === 'ACCEPTED') handed.push({ who: accountId, assignmentId, answer });
    states.set(assignmentId, 'SUBMITTED');
    return Promise.resolve({ submitAssignment: { __typename: 'SubmitAssignmentSuccess' } } as Data);
  }
  if (query.includes('preview')) {
    return Promise.resolve({ preview: { form, sampleInput: { item: 'sample' } } } as Data);
  }
  const id = String(variables['id']);
  const status = states.get(id);
  const there = status !== undefined && accountId === `owner of ${id}`;
  const found = { status, typeId, form, input: { item: 'a b' }, task: { id: 'task_1' } };
  return Promise.resolve({ assignment: there ? { ...found, deadlineAt } : null } as Data);
};

let sandbox: FastifyInstance;
let pages: FastifyInstance;

beforeAll(async () => {
  const frameAddresses = createFrameAddresses(secret);
  const ring = ringOf();
  const services = {
    address: () => address,
    pseudonyms,
    ask,
    tokens: tokensOf(ring),
    frameAddresses,
    clock,
    get publicUrl() {
      return publicUrl;
    },
  };
  sandbox = Fastify({ routerOptions: { maxParamLength: 3_000 } });
  addSandboxRoutes(sandbox, {
    ...services,
    tickets: undefined as never,
    renderer: undefined as never,
    files: null,
    isTrustedOrigin: () => true,
    count: () => undefined,
    copies: listLibraryCopies(null),
    crowdElements: '',
  });
  addAnswerRoutes(sandbox, {
    ...services,
    actAs: ask,
    isTrustedOrigin: (origin) => origin === app,
    count: () => undefined,
  });
  pages = Fastify();
  addKeyRoute(pages, ring);
  addPageRoute(pages, services, (request) => {
    const accountId = request.headers['x-account'];
    if (typeof accountId !== 'string') return null;
    const viewer = { accountId, requester: null, performer: null, roles: [], scopes: [] };
    return { viewer, kind: 'session', credentialId: '', expiresAt: null, signed: null };
  });
  await Promise.all([sandbox.ready(), pages.ready()]);
});
afterAll(() => Promise.all([sandbox.close(), pages.close()]));
beforeEach(() => {
  handed = [];
  for (const id of [mine, theirs]) states.set(id, 'ACCEPTED');
  const url = 'https://survey.example/s/${item}?assignmentId=no&keep=1';
  form = { version: 1, kind: 'external', url, open: 'frame', frameHeight: 500 };
  deadlineAt = new Date(clock.now().getTime() + 600_000);
});

async function open(id = mine, account = `owner of ${id}`, kind = 'assignment') {
  const response = await pages.inject({
    method: 'POST',
    url: '/api/task-pages',
    headers: { 'x-account': account, origin: app },
    payload: { kind, id },
  });
  const body = response.json<{ url: string; frame: string; inHand: boolean; height: number }>();
  const url = response.statusCode === 200 ? new URL(body.url) : new URL('https://none.example');
  const name = (key: string) => url.searchParams.get(key) ?? '';
  return { status: response.statusCode, ...body, url, name, token: name('exchangeToken') };
}

const post = (token: string, body: string, path = '/mturk/externalSubmit') =>
  sandbox.inject({
    method: 'POST',
    url: `/x/${token}${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: body,
  });

describe('a page of the requester’s own', () => {
  it('gets its row and its names, and a token that it can check with what is published', async () => {
    const opened = await open();
    expect(opened.url.href).toContain('https://survey.example/s/a%20b?');
    expect(opened.name('keep')).toBe('1');
    expect(opened.name('assignmentId')).toBe(pseudonyms.assignment(mine));
    expect(opened.name('hitId')).toBe('task_1');
    expect(opened.name('workerId')).toMatch(/^A[0-9A-F]{20}$/);
    expect(opened.url.href).not.toContain('p00000000000');
    const jwks = (await pages.inject('/.well-known/jwks.json')).json<JSONWebKeySet>();
    expect(JSON.stringify(jwks)).not.toContain('"d"');
    const { payload } = await jwtVerify(opened.token, createLocalJWKSet(jwks), {
      issuer: app,
      audience: 'https://survey.example',
      currentDate: clock.now(),
    });
    expect(payload).toMatchObject({
      sub: opened.name('workerId'),
      assignmentId: opened.name('assignmentId'),
      hitId: 'task_1',
    });
    // What is sealed in it is for the exchange alone.
    expect(Buffer.from(opened.token.split('.')[1] ?? '', 'base64url').toString()).not.toContain(
      mine,
    );
  });

  it('is framed by a page without scripts that keeps it on its origin', async () => {
    const { frame } = await open();
    const { pathname, search, host } = new URL(frame);
    const page = await sandbox.inject({ url: pathname + search, headers: { host } });
    expect(page.statusCode).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain(`frame-src https://survey.example http://${host};`);
    expect(policy).toContain(`frame-ancestors ${app};`);
    expect(policy).not.toContain('script-src');
    expect(page.body).not.toContain('<script');
    expect(page.body).not.toContain('allow-top-navigation');
    const changed = search.replace('survey.example', 'evil.example');
    expect((await sandbox.inject(`/page${changed}`)).statusCode).toBe(400);
    clock.advance(60_000);
    expect((await sandbox.inject(`/page${search}`)).statusCode).toBe(400);
  });

  it('is only looked at in a preview: without token or worker, and nothing is handed in', async () => {
    const preview = await open(typeId, 'somebody', 'preview');
    expect(preview.name('assignmentId')).toBe('ASSIGNMENT_ID_NOT_AVAILABLE');
    expect(preview.url.searchParams.has('workerId')).toBe(false);
    expect([preview.token, preview.inHand]).toEqual(['', false]);
    const path = new URL(`${preview.name('turkSubmitTo')}/mturk/externalSubmit`).pathname;
    const answer = await sandbox.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE&a=1',
    });
    expect(answer.body).toContain('This is a preview');
    states.set(mine, 'SUBMITTED');
    expect((await open()).token).toBe('');
    expect(handed).toEqual([]);
  });

  it('is opened for nobody else, nor where there is none', async () => {
    expect((await open(mine, 'owner of nothing')).status).toBeGreaterThanOrEqual(400);
    form = { version: 1, kind: 'html', template: '' };
    expect((await open()).status).toBeGreaterThanOrEqual(400);
  });

  it('lies on one’s own machine only while the exchange does', async () => {
    form = { ...form, url: 'http://127.0.0.1:8080/' };
    expect((await open()).status).toBe(200);
    publicUrl = 'https://exchange.example';
    const refused = await open();
    publicUrl = app;
    expect(refused.status).toBeGreaterThanOrEqual(400);
  });
});

describe('what a page hands in', () => {
  it('is taken from a form, with one slash or two, once', async () => {
    const { token, name } = await open();
    const fields = `assignmentId=${name('assignmentId')}&hitId=x&a=1&a=2&exchangeToken=${token}`;
    const first = await post(token, fields, '//mturk/externalSubmit');
    expect([first.statusCode, first.body]).toEqual([200, expect.stringContaining('Handed in')]);
    expect(String(first.headers['content-security-policy'])).toContain('sandbox');
    expect(first.headers['set-cookie']).toBeUndefined();
    expect(handed).toEqual([{ who: `owner of ${mine}`, assignmentId: mine, answer: { a: '1|2' } }]);
    expect((await post(token, `${fields}&a=3`)).statusCode).toBe(200);
    expect(handed).toHaveLength(1);
    states.set(mine, 'RETURNED');
    const late = await post(token, fields);
    expect([late.statusCode, late.body]).toEqual([409, expect.stringContaining('given back')]);
  });

  it('comes by redirect, but not from a browser that only looks ahead', async () => {
    const { token } = await open();
    const url = `/x/${token}/mturk/externalSubmit?a=1`;
    await sandbox.inject({ url, headers: { 'sec-purpose': 'prefetch' } });
    await sandbox.inject({ method: 'HEAD', url });
    expect(handed).toEqual([]);
    expect((await sandbox.inject(url)).statusCode).toBe(200);
    expect(handed).toMatchObject([{ answer: { a: '1' } }]);
  });

  it('comes from a server, which can ask how long there is', async () => {
    const { token } = await open();
    clock.advance(60_000);
    const state = await sandbox.inject(`/x/${token}/state`);
    expect(state.json()).toMatchObject({ status: 'ACCEPTED', secondsLeft: 540 });
    expect(state.headers['access-control-allow-origin']).toBe('*');
    const send = (payload: object) =>
      sandbox.inject({ method: 'POST', url: `/x/${token}/answer`, payload });
    expect((await send({ answer: 'x' })).statusCode).toBe(400);
    expect((await send({ answer: { a: 'x' } })).json()).toEqual({ status: 'SUBMITTED' });
    expect((await send({ answer: { a: 'y' } })).statusCode).toBe(200);
    expect((await sandbox.inject(`/x/${token}/state`)).json()).toMatchObject({
      ...{ status: 'SUBMITTED', secondsLeft: 0 },
    });
    expect(handed).toMatchObject([{ answer: { a: 'x' } }]);
    states.set(mine, 'RETURNED');
    const late = await send({ answer: { a: 'z' } });
    expect([late.statusCode, late.json()]).toMatchObject([409, { error: { code: 'CONFLICT' } }]);
  });

  it('is refused with another assignment’s form, a changed token, or one that is over', async () => {
    const [own, other] = [await open(), await open(theirs)];
    const crossed = await post(own.token, `assignmentId=${other.name('assignmentId')}&a=1`);
    expect(crossed.body).toContain('another assignment');
    const [head = '', body = '', mac = ''] = own.token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const otherClaims = JSON.parse(
      Buffer.from(other.token.split('.')[1] ?? '', 'base64url').toString(),
    ) as { seal: string };
    const forged = Buffer.from(JSON.stringify({ ...claims, seal: otherClaims.seal }));
    const none = Buffer.from('{"alg":"none","typ":"task+jwt"}').toString('base64url');
    for (const token of [
      `${head}.${forged.toString('base64url')}.${mac}`,
      `${none}.${body}.`,
      `${head}.${body}.`,
      `${head}.${body}.${'A'.repeat(86)}`,
      'x',
    ]) {
      expect((await post(token, 'a=1')).statusCode).toBe(400);
      expect((await sandbox.inject(`/x/${token}/state`)).statusCode).toBe(404);
    }
    clock.advance(21 * 60_000);
    expect((await post(own.token, 'a=1')).body).toContain('over');
    expect(handed).toEqual([]);
  });

  it('is not taken with a token of another exchange', async () => {
    const strange = createPageTokens({
      ring: ringOf('another secret of another exchange'),
      seal: createSeal('another secret of another exchange', 'page tokens'),
      issuer: app,
      clock,
    });
    const task = {
      ...{ accountId: `owner of ${mine}`, assignmentId: mine, audience: 'https://survey.example' },
      names: { assignmentId: 'a', hitId: 'h', workerId: 'w' },
      deadlineAt,
    };
    expect((await post(await strange.write(task), 'a=1')).statusCode).toBe(400);
    expect(handed).toEqual([]);
  });
});

describe('the keys', () => {
  it('are one for all gateways, and change in time without breaking what was signed', async () => {
    const [one, two] = [ringOf(), ringOf()];
    const before = await one.current();
    expect((await two.current()).id).toBe(before.id);
    clock.advance(91 * 86_400_000);
    const after = await two.current();
    expect(after.id).not.toBe(before.id);
    expect((await one.current()).id).toBe(after.id);
    expect(await one.find(before.id)).not.toBeNull();
    expect(await one.find('none of ours')).toBeNull();
    const { keys: published } = await one.published();
    expect(published.map(({ kid }) => kid)).toEqual(expect.arrayContaining([before.id, after.id]));
    // The database alone gives no key away.
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});
