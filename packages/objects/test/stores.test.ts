import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../src/index.ts';
import { createFolderStore, createS3Store, WrongLength } from '../src/index.ts';
import { createBucketServer } from './bucket-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'objects-'));
const settings = {
  region: 'eu-central-1',
  bucket: 'exchange-files',
  accessKeyId: 'ACCESSKEY',
  secretAccessKey: 'only for tests',
};
const server = createBucketServer(settings);
let endpoint = '';
beforeAll(async () => {
  endpoint = await server.listen();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* pieces(...texts: string[]) {
  await Promise.resolve();
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const piece of body) parts.push(piece);
  return Buffer.concat(parts).toString('utf8');
}

const kinds: [string, () => ObjectStore][] = [
  ['a folder', () => createFolderStore(join(folder, 'files'))],
  ['a bucket', () => createS3Store({ ...settings, endpoint })],
];

describe.each(kinds)('files in %s', (_, open) => {
  it('come back as they were put, whole or in part, until they are removed', async () => {
    const store = open();
    await store.put('a/one', pieces('hello ', 'world'), 11);
    expect(await store.find('a/one')).toEqual({ key: 'a/one', bytes: 11 });
    const whole = await store.open('a/one');
    expect([whole?.bytes, await textOf(whole?.body ?? pieces())]).toEqual([11, 'hello world']);
    const part = await store.open('a/one', { start: 6, end: 8 });
    expect([part?.bytes, await textOf(part?.body ?? pieces())]).toEqual([11, 'wor']);
    await store.put('a/one', pieces('new'), 3);
    expect(await store.find('a/one')).toMatchObject({ bytes: 3 });
    await store.remove('a/one');
    await store.remove('a/one');
    expect(await store.find('a/one')).toBeNull();
    expect(await store.open('a/one')).toBeNull();
  });

  it('are listed by key, a page at a time, without those of others', async () => {
    const store = open();
    for (const key of ['b/2', 'b/1', 'b/3', 'bb/1']) await store.put(key, pieces(key), key.length);
    const first = await store.list('b/', { after: '', limit: 2 });
    expect(first).toEqual([
      { key: 'b/1', bytes: 3 },
      { key: 'b/2', bytes: 3 },
    ]);
    expect(await store.list('b/', { after: 'b/2', limit: 2 })).toEqual([{ key: 'b/3', bytes: 3 }]);
    expect(await store.list('none/', { after: '', limit: 2 })).toEqual([]);
  });

  it('are not kept when they have not the length that was announced', async () => {
    const store = open();
    await expect(store.put('c/long', pieces('abc', 'def'), 5)).rejects.toThrow(WrongLength);
    await expect(store.put('c/short', pieces('abc'), 5)).rejects.toThrow(WrongLength);
    expect(await store.list('c/', { after: '', limit: 9 })).toEqual([]);
  });

  it('have keys that lead nowhere else', async () => {
    const store = open();
    for (const key of ['../x', 'a/../../x', '/a', 'a//b', 'a/.', 'ü', '']) {
      await expect(store.put(key, pieces('x'), 1)).rejects.toThrow('no key');
    }
  });
});

describe('a folder of files', () => {
  it('keeps nothing of what broke off or had another length', async () => {
    const store = createFolderStore(join(folder, 'broken'));
    async function* breaking() {
      yield* pieces('abc');
      throw new Error('The sender went away.');
    }
    await expect(store.put('a/b', breaking(), 6)).rejects.toThrow('went away');
    await expect(store.put('a/b', pieces('abc'), 5)).rejects.toThrow(WrongLength);
    expect(await store.find('a/b')).toBeNull();
    expect(readdirSync(join(folder, 'broken', 'incoming'))).toEqual([]);
  });
});

describe('a bucket', () => {
  it('refuses a wrong key of access', async () => {
    const store = createS3Store({ ...settings, endpoint, secretAccessKey: 'wrong' });
    await expect(store.list('a/', { after: '', limit: 1 })).rejects.toThrow(
      'answered GET with 403',
    );
  });
});
