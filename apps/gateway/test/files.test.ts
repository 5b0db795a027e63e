import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExchangeError, newId, systemClock } from '@exchange/kernel';
import { createFolderStore } from '@exchange/objects';
import { addField, emptyForm, updateField } from '@exchange/tasks';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFileRoutes } from '../src/files/file-routes.ts';
import type { FileServices } from '../src/files/file-services.ts';
import { createFileTickets } from '../src/files/file-tickets.ts';
import { resolveRowFiles } from '../src/files/resolve-row-files.ts';
import { addFileRoute } from '../src/files/serve-file.ts';
import { createStorageUse } from '../src/files/storage-use.ts';
import type { AskAs } from '../src/sandbox/ask-as.ts';
import type { Identity } from '../src/viewer/identity.ts';

const owner = 'r000000000001';
const other = 'r000000000002';
const typeId = newId('type', owner, systemClock);
const folder = mkdtempSync(join(tmpdir(), 'files-'));
const store = createFolderStore(folder);
const tickets = createFileTickets('s'.repeat(32));
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(600, 7)]);
let app: FastifyInstance;
let base = '';

/** As the API answers: the assignment is its performer's, the task its requester's. */
const ask: AskAs = <Data>(who: string | Identity, query: string) => {
  const viewer = typeof who === 'string' ? null : who.viewer;
  const input = { image: 'cat.png', list: '["s3://bucket/folder/dog.png"]', words: 'cat' };
  const isPerformer = viewer?.accountId === 'performer';
  if (query.includes('FilesOfAssignment')) {
    const assignment = isPerformer ? { status, typeId, form, draft: null, answer } : null;
    return Promise.resolve({ assignment } as Data);
  }
  if (query.includes('FilesOfSubmission')) {
    return Promise.resolve({ submission: viewer?.requester === owner ? { answer } : null } as Data);
  }
  const shown = query.includes('assignment(')
    ? isPerformer && { typeId, input }
    : query.includes('task(')
      ? viewer?.requester === owner && { input, type: { id: typeId } }
      : null;
  return Promise.resolve({ shown: shown === false ? null : shown } as Data);
};

const submissionId = newId('submission', owner, systemClock);
const form = buildTestForm();
let status = 'ACCEPTED';
let answer: unknown = null;

function buildTestForm(): unknown {
  const words = addField(emptyForm(), 'text');
  const both = addField(words, 'file');
  return updateField(updateField(both, 'text', { name: 'words' }), 'file', { name: 'photo' });
}

const limits = {
  fileBytes: 10_000,
  answerBytes: 10_000,
  requesterBytes: 15_000,
  requesterFiles: 4,
};
const services: FileServices = {
  store,
  tickets,
  ask,
  limits,
  use: createStorageUse(store, { bytes: limits.requesterBytes, files: limits.requesterFiles }),
};

beforeAll(async () => {
  app = Fastify({ routerOptions: { maxParamLength: 3_000 } });
  app.setErrorHandler((error, _request, reply) =>
    reply
      .status(error instanceof ExchangeError ? 400 : 500)
      .send({ code: error instanceof ExchangeError ? error.code : String(error) }),
  );
  addFileRoutes(app, services, (request) => {
    const account = request.headers['x-account'];
    if (typeof account !== 'string') return null;
    const scopes: Identity['viewer']['scopes'] =
      account === 'reader'
        ? ['requester:read']
        : account === 'performer'
          ? ['performer:read', 'performer:write']
          : ['requester:read', 'requester:write'];
    const requester = { owner, reader: owner, other }[account] ?? null;
    const viewer = { accountId: account, requester, performer: null, roles: [], scopes };
    const kind = 'session';
    return { viewer, kind, credentialId: '', expiresAt: null, signed: null };
  });
  addFileRoute(app, services);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

function send(path: string, account: string | null, init: RequestInit = {}) {
  const headers = new Headers(init.headers);
  if (account !== null) headers.set('x-account', account);
  return fetch(base + path, { redirect: 'manual', ...init, headers });
}

const put = (name: string, body: Buffer | string, account: string | null = 'owner') =>
  send(`/api/files/${encodeURIComponent(name)}`, account, {
    method: 'PUT',
    body: Buffer.from(body as string),
    headers: { 'content-type': 'image/png' },
  });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const addressOf = (response: Response) => response.headers.get('location') ?? '';

describe('files of a requester', () => {
  it('are kept, listed, shown by a signed address, replaced and removed', async () => {
    const kept = await put('cat.png', png);
    expect(await kept.json()).toEqual({
      name: 'cat.png',
      bytes: png.length,
      kind: 'image',
      type: 'image/png',
    });
    expect((await put('ünï 2.txt', 'text')).status).toBe(200);
    const listed = (await (await send('/api/files', 'reader')).json()) as {
      files: { name: string }[];
      used: { files: number; bytes: number };
    };
    expect(listed.files.map(({ name }) => name).sort()).toEqual(['cat.png', 'ünï 2.txt']);
    expect(listed.used).toMatchObject({ files: 2, bytes: png.length + 4 });
    const led = await send('/api/files/cat.png', 'reader');
    expect(led.status).toBe(302);
    const file = await send(addressOf(led), null);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(png);
    expect((await put('ünï 2.txt', 'longer')).status).toBe(200);
    const removed = await send(`/api/files/${encodeURIComponent('ünï 2.txt')}`, 'owner', {
      method: 'DELETE',
    });
    expect(removed.status).toBe(204);
    expect(await services.use.read(`media/${owner}/`)).toMatchObject({
      files: 1,
      bytes: png.length,
    });
  });

  it('are looked into: what they are called or said to be does not count', async () => {
    expect(await codeOf(await put('cat.png', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])))).toBe(
      'BAD_USER_INPUT',
    );
    const page = '<!DOCTYPE html><script>alert(1)</script>';
    expect(await (await put('page.png', page)).json()).toMatchObject({ kind: 'text' });
    const shown = await send(addressOf(await send('/api/files/page.png', 'owner')), null);
    expect(shown.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment/);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    await put('page.png', svg);
    const drawing = await send(addressOf(await send('/api/files/page.png', 'owner')), null);
    expect(drawing.headers.get('content-type')).toBe('image/svg+xml');
    expect(drawing.headers.get('content-security-policy')).toContain('sandbox');
    expect(drawing.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(drawing.headers.get('x-content-type-options')).toBe('nosniff');
    await send('/api/files/page.png', 'owner', { method: 'DELETE' });
  });

  it('are refused with a bad name, too large, empty, or beyond what one may keep', async () => {
    for (const name of ['noending', '../x.png', 'a/b.png', '.x.png', `${'x'.repeat(130)}.png`]) {
      expect([name, (await put(name, png)).status]).toEqual([name, 400]);
    }
    expect(await codeOf(await put('big.png', Buffer.alloc(10_001)))).toBe('TOO_LARGE');
    expect(await codeOf(await put('empty.png', ''))).toBe('BAD_USER_INPUT');
    const half = Buffer.concat([png, Buffer.alloc(8_000, 1)]);
    expect((await put('half.png', half)).status).toBe(200);
    expect(await codeOf(await put('more.png', half))).toBe('TOO_LARGE');
    // One that takes the place of another counts for what it is more.
    expect((await put('half.png', half)).status).toBe(200);
    for (const name of ['b.txt', 'c.txt']) expect((await put(name, 'x')).status).toBe(200);
    expect(await codeOf(await put('d.txt', 'x'))).toBe('TOO_LARGE');
  });

  it('are nobody else’s to see, list, replace or remove', async () => {
    expect(await codeOf(await send('/api/files/cat.png', null))).toBe('UNAUTHENTICATED');
    expect(await codeOf(await send('/api/files', 'performer'))).toBe('FORBIDDEN');
    expect(await codeOf(await put('cat.png', png, 'reader'))).toBe('FORBIDDEN');
    expect(await codeOf(await send('/api/files/cat.png', 'other'))).toBe('NOT_FOUND');
    await send('/api/files/cat.png', 'other', { method: 'DELETE' });
    expect((await put('cat.png', 'another', 'other')).status).toBe(200);
    const mine = await send(addressOf(await send('/api/files/cat.png', 'owner')), null);
    expect(mine.headers.get('content-type')).toBe('image/png');
  });
});

describe('files that a row refers to', () => {
  const shown = (query: string, account: string | null) =>
    send(`/api/shown-files?${query}`, account);

  it('are shown to who has the task, and to its requester', async () => {
    const asked = [
      await shown('assignment=asg_1&name=cat.png', 'performer'),
      await shown('task=task_1&name=cat.png', 'owner'),
    ];
    for (const led of asked) {
      const file = await send(addressOf(led), null);
      expect(Buffer.from(await file.arrayBuffer())).toEqual(png);
    }
  });

  it('are not shown to others, nor files that the row does not name', async () => {
    expect(await codeOf(await shown('assignment=asg_1&name=cat.png', null))).toBe(
      'UNAUTHENTICATED',
    );
    for (const [query, account] of [
      ['assignment=asg_1&name=cat.png', 'other'],
      ['task=task_1&name=cat.png', 'other'],
      ['assignment=asg_1&name=half.png', 'performer'],
      ['assignment=asg_1&name=dog.png', 'performer'],
      ['preview=type_1&name=cat.png', 'performer'],
      ['name=cat.png', 'performer'],
    ] as const) {
      expect([query, await codeOf(await shown(query, account))]).toEqual([query, 'NOT_FOUND']);
    }
  });

  it('have addresses for the templates of their requester, also by the end of an s3 address', async () => {
    await send('/api/files/half.png', 'owner', { method: 'DELETE' });
    await put('dog.png', png);
    const input = { image: ' cat.png', list: '["s3://bucket/folder/dog.png","none.png"]', n: 1 };
    const found = await resolveRowFiles(services, { ownerKey: owner, input, origin: base });
    expect([...found.keys()].sort()).toEqual(['cat.png', 's3://bucket/folder/dog.png']);
    const file = await fetch(found.get('cat.png') ?? '');
    expect(file.headers.get('access-control-allow-origin')).toBe('*');
    const theirs = await resolveRowFiles(services, { ownerKey: 'nobody', input, origin: base });
    expect(theirs.size).toBe(0);
  });
});

describe('a signed address', () => {
  it('is read in parts, as players do', async () => {
    const path = addressOf(await send('/api/files/cat.png', 'owner'));
    const part = await fetch(base + path, { headers: { range: 'bytes=0-7' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 0-7/${png.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(png.subarray(0, 8));
    const end = await fetch(base + path, { headers: { range: 'bytes=-4' } });
    expect((await end.arrayBuffer()).byteLength).toBe(4);
    const odd = await fetch(base + path, { headers: { range: 'bytes=9999-' } });
    expect(odd.status).toBe(200);
  });

  it('ends after an hour or two, and is worth nothing when it is changed', async () => {
    const now = Date.parse('2026-05-01T12:30:00Z');
    const path = tickets.addressOf({ key: 'media/a/b', name: 'b.png' }, now);
    const text = path.slice('/files/'.length);
    expect(tickets.addressOf({ key: 'media/a/b', name: 'b.png' }, now + 1_000)).toBe(path);
    expect(tickets.read(text, now + 3_600_000)?.key).toBe('media/a/b');
    expect(tickets.read(text, now + 2 * 3_600_000)).toBeNull();
    const [, mac] = text.split('.');
    const forged = Buffer.from('["media/a/c","b.png",99999999999999]').toString('base64url');
    expect(tickets.read(`${forged}.${mac}`, now)).toBeNull();
    expect(createFileTickets('t'.repeat(32)).read(text, now)).toBeNull();
    expect(await codeOf(await fetch(`${base}/files/${forged}.${mac}`))).toBe('NOT_FOUND');
  });
});

describe('files of an answer', () => {
  const path = '/api/assignments/asg_1/files';
  const send2 = (query: string, body: Buffer, account: string | null = 'performer') =>
    send(`${path}?${query}`, account, { method: 'POST', body });

  it('are taken for a field that asks for them, and shown to performer and requester', async () => {
    const kept = (await (await send2('field=photo&name=a%20b.png', png)).json()) as {
      file: string;
    };
    expect(kept).toEqual({
      file: expect.stringMatching(/^[\w-]{32}$/) as string,
      name: 'a b.png',
      type: 'image/png',
      bytes: png.length,
    });
    // Until it is in the draft or the answer nobody is led to it.
    expect(await codeOf(await send(`${path}/${kept.file}`, 'performer'))).toBe('NOT_FOUND');
    answer = { photo: kept };
    for (const [address, account] of [
      [`${path}/${kept.file}`, 'performer'],
      [`/api/submissions/${submissionId}/files/${kept.file}`, 'owner'],
    ] as const) {
      const file = await send(addressOf(await send(address, account)), null);
      expect(Buffer.from(await file.arrayBuffer())).toEqual(png);
      expect(file.headers.get('content-disposition')).toContain("''a%20b.png");
    }
    for (const [address, account] of [
      [`${path}/${kept.file}`, 'other'],
      [`${path}/${'x'.repeat(32)}`, 'performer'],
      [`/api/submissions/${submissionId}/files/${kept.file}`, 'other'],
      [`/api/submissions/${submissionId}/files/${kept.file}`, 'performer'],
    ] as const) {
      expect([account, await codeOf(await send(address, account))]).toEqual([account, 'NOT_FOUND']);
    }
  });

  it('are refused for another field, content or size, from others, and when it is over', async () => {
    for (const [query, body, account, code] of [
      ['field=words&name=a.png', png, 'performer', 'BAD_USER_INPUT'],
      ['field=photo&name=noending', png, 'performer', 'BAD_USER_INPUT'],
      ['field=photo&name=a.png', Buffer.from('<svg-not>'), 'performer', 'BAD_USER_INPUT'],
      [
        'field=photo&name=a.png',
        Buffer.concat([png, Buffer.alloc(9_999)]),
        'performer',
        'TOO_LARGE',
      ],
      ['field=photo&name=a.png', png, 'other', 'FORBIDDEN'],
      ['field=photo&name=a.png', png, null, 'UNAUTHENTICATED'],
    ] as const) {
      expect([query, await codeOf(await send2(query, body, account))]).toEqual([query, code]);
    }
    status = 'SUBMITTED';
    expect(await codeOf(await send2('field=photo&name=a.png', png))).toBe('CONFLICT');
  });
});
