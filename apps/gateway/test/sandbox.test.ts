import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExchangeError } from '@exchange/kernel';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskAs } from '../src/sandbox/ask-as.ts';
import { addFrameRoute } from '../src/sandbox/frame-route.ts';
import { createPseudonyms } from '@exchange/service';
import { listLibraryCopies } from '../src/sandbox/library-copies.ts';
import { createRenderer } from '../src/sandbox/renderer.ts';
import { decideSandboxAddress } from '../src/sandbox/sandbox-address.ts';
import { addSandboxRoutes } from '../src/sandbox/sandbox-routes.ts';
import { createTickets, type Ticket } from '../src/sandbox/ticket.ts';
import type { Identity } from '../src/viewer/identity.ts';
import { testConfig } from './support/test-config.ts';

const secret = 's'.repeat(32);
const app = 'http://localhost:4000';
const performer = 'p000000000000';
const ending = '0'.repeat(22);
const assignment = `assignment_${performer}_${ending}`;
const typeId = `type_r000000000000_${ending}`;
const otherType = `type_r000000000001_${ending}`;
const taskId = `task_r000000000000_${ending}`;
const { gateway } = testConfig('postgres://nobody@127.0.0.1:1/directory');
const address = decideSandboxAddress(gateway, 4711);
const tickets = createTickets(secret);
const pseudonyms = createPseudonyms(secret);
const renderer = createRenderer();
const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
const counted: string[] = [];
const queries: string[] = [];
let template = '<p>${sentence}</p><input name="verdict">';
let sandbox: FastifyInstance;
let pages: FastifyInstance;

/** As the API answers: an assignment is there for its performer and for nobody else. */
const ask: AskAs = async <Data>(who: string | Identity, query: string) => {
  queries.push(query);
  const accountId = typeof who === 'string' ? who : who.viewer.accountId;
  const form = { version: 1, kind: 'html', language: 'mturk', variables: [] };
  const found = { typeId, form, template };
  if (accountId === 'stopped') throw new ExchangeError('UNAUTHENTICATED', 'This account is gone.');
  const mine = accountId === 'performer';
  return { assignment: mine ? { ...found, input: { sentence: '<b>Hi</b>' } } : null } as Data;
};

const isTrustedOrigin = (origin: string) => origin === app;

beforeAll(async () => {
  mkdirSync(join(folder, 'jquery@3.3.1'));
  writeFileSync(join(folder, 'jquery@3.3.1', 'jquery.min.js'), '/* jquery */');
  writeFileSync(join(folder, 'crowd.js'), '/* crowd */');
  const copies = listLibraryCopies(folder);
  const services = { address: () => address, tickets, pseudonyms, copies };
  sandbox = Fastify({ routerOptions: { maxParamLength: 3_000 } });
  addSandboxRoutes(sandbox, {
    ...services,
    ask,
    renderer,
    isTrustedOrigin,
    count: (accountId) => counted.push(accountId),
    files: null,
    crowdElements: join(folder, 'crowd.js'),
  });
  pages = Fastify();
  addFrameRoute(pages, services, (request) => {
    const accountId = request.headers['x-account'];
    if (typeof accountId !== 'string') return null;
    const own = accountId === 'performer' ? performer : null;
    const viewer = { accountId, requester: null, performer: own, roles: [], scopes: [] };
    return { viewer, kind: 'session', credentialId: '', expiresAt: null, signed: null };
  });
  await Promise.all([sandbox.ready(), pages.ready()]);
});
afterAll(async () => {
  await Promise.all([sandbox.close(), pages.close(), renderer.close()]);
  rmSync(folder, { recursive: true });
});

interface Frame {
  readonly url: string;
  readonly nonce: string;
  readonly origin: string;
  readonly submitTo: string;
  readonly copies?: Readonly<Record<string, string>>;
}

const inHand = { kind: 'assignment', id: assignment, typeId, taskId };

async function openFrame(account: string, body: object = inHand) {
  const headers = { 'x-account': account, origin: app };
  const response = await pages.inject({
    method: 'POST',
    url: '/api/task-frames',
    headers,
    payload: body,
  });
  return { status: response.statusCode, frame: response.json<Frame>() };
}

function look(url: string, host = new URL(url).host) {
  const { pathname, search } = new URL(url);
  return sandbox.inject({ url: pathname + search, headers: { host } });
}

function sign(change: Partial<Ticket>): string {
  const ticket: Ticket = {
    accountId: 'performer',
    subject: { kind: 'assignment', id: assignment },
    label: pseudonyms.label(typeId),
    nonce: 'n'.repeat(24),
    app,
    expiresAt: Date.now() + 60_000,
    ...change,
  };
  return `${address?.originOf(ticket.label) ?? ''}/task/${tickets.sign(ticket)}`;
}

describe('the page of a task', () => {
  it('is filled with its row and knows its task by names that say nothing about the performer', async () => {
    const { frame } = await openFrame('performer');
    const page = await look(frame.url);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<p><b>Hi</b></p>');
    expect(page.body).toContain(`action="${frame.submitTo}"`);
    const { searchParams } = new URL(frame.url);
    expect([...searchParams.keys()].sort()).toEqual([
      'assignmentId',
      'hitId',
      'turkSubmitTo',
      'workerId',
    ]);
    expect(searchParams.get('assignmentId')).not.toContain(performer);
    expect(searchParams.get('hitId')).toBe(taskId);
    expect(searchParams.get('workerId')).toMatch(/^A[0-9A-F]{20}$/);
    expect(counted).toContain('performer');
  });

  it('is asked for once, when the frame is loaded', async () => {
    queries.length = 0;
    const { frame } = await openFrame('performer');
    expect(queries).toEqual([]);
    await look(frame.url);
    expect(queries).toHaveLength(1);
  });

  it('is not shown on the origin of another type, whatever the app says', async () => {
    const { frame } = await openFrame('performer', { ...inHand, typeId: otherType });
    expect(new URL(frame.url).host).toContain(pseudonyms.label(otherType));
    expect((await look(frame.url)).body).not.toContain('verdict');
    const nonsense = await openFrame('performer', { ...inHand, typeId: 'x' });
    expect(nonsense.status).toBeGreaterThanOrEqual(400);
  });

  it('may run its own scripts and reach nothing', async () => {
    const { frame } = await openFrame('performer');
    const { headers } = await look(frame.url);
    const policy = String(headers['content-security-policy']);
    for (const part of [
      'sandbox allow-scripts allow-forms;',
      "default-src 'none'",
      "connect-src 'none'",
      "frame-src 'none'",
      "base-uri 'none'",
      `form-action ${frame.origin};`,
      `frame-ancestors ${app};`,
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('allow-same-origin');
    expect(headers['permissions-policy']).toMatch(/^([a-z-]+=\(\)(, |$))+$/);
    for (const device of ['camera', 'microphone', 'geolocation', 'clipboard-read', 'payment']) {
      expect(headers['permissions-policy']).toContain(`${device}=()`);
    }
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['x-dns-prefetch-control']).toBe('off');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('is there for the one who has the work, and for nobody else', async () => {
    expect((await openFrame('another')).status).toBeGreaterThanOrEqual(400);
    expect((await look(sign({ accountId: 'another' }))).body).not.toContain('verdict');
    expect((await look(sign({ accountId: 'stopped' }))).body).not.toContain('verdict');
  });

  it('is refused with a ticket that is over, changed, of another kind or for another host', async () => {
    expect((await look(sign({}))).statusCode).toBe(200);
    expect((await look(sign({ expiresAt: Date.now() - 1 }))).statusCode).toBe(400);
    const whole = sign({});
    const forged = whole.replace(/\/task\/([^.]+)/, (_, body: string) => {
      const ticket = JSON.parse(Buffer.from(body, 'base64url').toString()) as Ticket;
      const changed = { ...ticket, accountId: 'another' };
      return `/task/${Buffer.from(JSON.stringify(changed)).toString('base64url')}`;
    });
    expect((await look(forged)).statusCode).toBe(400);
    expect((await look(`${whole}x`)).statusCode).toBe(400);
    expect((await look(whole, 'localhost:4711')).statusCode).toBe(400);
    const otherLabel = sign({ label: pseudonyms.label(otherType) });
    expect((await look(otherLabel)).body).not.toContain('verdict');
    const foreign = createTickets('another secret of another cluster');
    const ticket = foreign.sign({ ...tickets.read(whole.split('/task/')[1] ?? '', 0) } as Ticket);
    expect((await look(`${new URL(whole).origin}/task/${ticket}`)).statusCode).toBe(400);
  });

  it('is there for frames alone, as far as browsers tell', async () => {
    const { pathname } = new URL(sign({}));
    const host = new URL(sign({})).host;
    const open = (dest: string) =>
      sandbox.inject({ url: pathname, headers: { host, 'sec-fetch-dest': dest } });
    expect((await open('iframe')).statusCode).toBe(200);
    expect((await open('document')).statusCode).toBe(400);
    expect((await open('embed')).body).not.toContain('verdict');
  });

  it('has no shadow tree whose frames nobody could see', async () => {
    const before = template;
    template = '<p><template ShadowRootMode=closed>${sentence}</template></p>';
    const page = await look(sign({}));
    template = before;
    expect(page.body).toContain('<template data-shadowrootmode=closed>');
    const { body } = await look(`${new URL(sign({})).origin}/host.js`);
    expect(body.indexOf('quieten')).toBeGreaterThan(0);
    expect(body.indexOf('quieten')).toBeLessThan(body.indexOf('externalSubmit'));
  });

  it('says what is wrong with the template instead, by line', async () => {
    const before = template;
    template = '<p>\n${other}</p>';
    const page = await look(sign({}));
    template = before;
    expect(page.body).toContain('Line 2');
    expect(page.headers['content-security-policy']).toContain('sandbox allow-scripts');
  });

  it('has its libraries from the mirror, and from those that come with the exchange', async () => {
    const before = template;
    template = `<script src="https://code.jquery.com/jquery-3.3.1.min.js"></script>
      <script src="//ajax.googleapis.com/ajax/libs/jquery/1.11.0/jquery.min.js"></script>
      <link rel=stylesheet href="https://s3.amazonaws.com/mturk-public/bs30/css/bootstrap.min.css">
      <script src="https://cdn.example/other.js"></script>\${sentence}`;
    const page = await look(sign({}));
    template = before;
    const [, copy = ''] = /src="(\S+\/mirror\/[^"]+)"/.exec(page.body) ?? [];
    expect((await look(copy)).body).toBe('/* jquery */');
    const [older = '', style = ''] = page.body.match(/http:\S+\/libraries\/[^"]+/g) ?? [];
    expect((await look(older)).body).toContain('jQuery v1.12');
    const sheet = await look(style);
    expect(sheet.body).toContain('Bootstrap v3.4');
    expect(sheet.headers['access-control-allow-origin']).toBe('*');
    expect(page.body).toContain('https://cdn.example/other.js');
  });

  it.each([
    ['http://code.jquery.com/jquery-1.7.2.min.js', 'jQuery Migrate'],
    ['https://use.fontawesome.com/releases/v5.8.1/css/all.css', 'Font Awesome Free 5'],
    ['//netdna.bootstrapcdn.com/twitter-bootstrap/2.3.2/css/bootstrap-combined.min.css', 'v2.3'],
    ['https://d3js.org/d3.v3.min.js', '3.5'],
    ['https://d3js.org/d3.v4.js', '4.13'],
    ['https://cdnjs.cloudflare.com/ajax/libs/d3/5.7.0/d3.min.js', 'v5.16'],
    ['https://cdn.jsdelivr.net/npm/d3@6', 'v6.7'],
    ['https://unpkg.com/d3', 'v7.9'],
    ['https://cdn.jsdelivr.net/npm/vue@2', 'Vue.js v2.7'],
    ['https://unpkg.com/vue@3/dist/vue.global.prod.js', 'vue v3.5'],
    ['https://cdnjs.cloudflare.com/ajax/libs/moment.js/2.24.0/moment.min.js', '2.30'],
    ['https://cdn.jsdelivr.net/npm/moment@2.29.4/min/moment.min.js', '2.30'],
  ])('has %s from the packages of the exchange', async (address, version) => {
    const before = template;
    template = address.endsWith('css')
      ? `<link rel="stylesheet" href="${address}">`
      : `<script src="${address}"></script>`;
    const page = await look(sign({}));
    template = before;
    const [copy = ''] = page.body.match(/http:\S+\/libraries\/[^"]+/) ?? [];
    expect((await look(copy)).body.slice(0, 4_000_000)).toContain(version);
  });

  it('tells the one who writes a template which libraries there are', async () => {
    const { frame } = await openFrame('requester', { kind: 'sketch' });
    expect(frame.copies?.['jquery@3.3.1/jquery.min.js']).toBe('/mirror/jquery@3.3.1/jquery.min.js');
  });
});

describe('what a page posts', () => {
  const post = (url: string, payload: string) =>
    sandbox.inject({
      method: 'POST',
      url: new URL(url).pathname,
      headers: {
        host: new URL(url).host,
        origin: 'null',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload,
    });

  it.each(['', '/'])('is handed to the page around it, with slash "%s"', async (slash) => {
    const { frame } = await openFrame('performer');
    const base = frame.submitTo.replace('/mturk/externalSubmit', slash);
    const page = await post(
      `${base}/mturk/externalSubmit`,
      'assignmentId=3X&verdict=%3C%2Fscript%3E&more=1',
    );
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('{"verdict":"\\u003c/script>","more":"1"}');
    expect(page.headers['set-cookie']).toBeUndefined();
  });

  it('goes to pages of the app and to no others', async () => {
    const evil = Buffer.from('https://evil.example').toString('base64url');
    const url = `${address?.originOf('t1') ?? ''}/n/${'n'.repeat(24)}.${evil}/mturk/externalSubmit`;
    expect((await post(url, 'a=1')).statusCode).toBe(400);
  });

  it('is bounded', async () => {
    const { frame } = await openFrame('performer');
    const long = await post(frame.submitTo, `a=${'x'.repeat(5 * 1024 * 1024)}`);
    expect(long.statusCode).toBe(400);
    const many = Array.from({ length: 2_001 }, (_, index) => `f${String(index)}=1`).join('&');
    expect((await post(frame.submitTo, many)).body).toContain('more than 2000 fields');
    const large = await post(frame.submitTo, `a=${'x'.repeat(600 * 1024)}`);
    expect(large.body).toContain('shorten it to 512 KB');
    expect(large.body.length).toBeLessThan(10_000);
  });
});

describe('the origins of the sandbox', () => {
  it('answer nothing of the app', async () => {
    for (const url of ['/', '/graphql', '/api/auth/get-session', '/api/task-frames', '/metrics']) {
      expect((await sandbox.inject({ url, headers: { host: 'x' } })).statusCode).toBe(404);
    }
  });

  it('differ from type to type, and performers are known by other names to other requesters', () => {
    expect(pseudonyms.label('a')).not.toBe(pseudonyms.label('b'));
    expect(pseudonyms.worker('r1', 'p1')).toBe(pseudonyms.worker('r1', 'p1'));
    expect(pseudonyms.worker('r1', 'p1')).not.toBe(pseudonyms.worker('r2', 'p1'));
  });

  it('are handed out to people who are signed in, never to keys or to other pages', async () => {
    const asked = (headers: Record<string, string>) =>
      pages.inject({
        method: 'POST',
        url: '/api/task-frames',
        headers,
        payload: { kind: 'sketch' },
      });
    expect((await asked({ origin: app })).statusCode).toBeGreaterThanOrEqual(400);
    expect((await asked({ 'x-account': 'performer' })).statusCode).toBeGreaterThanOrEqual(400);
    expect((await asked({ 'x-account': 'performer', origin: app })).statusCode).toBe(200);
  });

  it('do not exist for an exchange that has no address for them', () => {
    const away = { ...gateway, publicUrl: 'https://exchange.example.org' };
    expect(decideSandboxAddress(away, 4711)).toBeNull();
    const set = {
      ...away,
      sandbox: { ...gateway.sandbox, publicUrl: 'https://*.tasks.example.net' },
    };
    const decided = decideSandboxAddress(set, 4711);
    expect(decided?.originOf('t1')).toBe('https://t1.tasks.example.net');
    expect(decided?.source).toBe('https://*.tasks.example.net');
    expect(decided?.serves('t1', 't2.tasks.example.net')).toBe(false);
  });
});
