import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer, createLogger, createMetrics } from '@exchange/service';
import { addWebApp } from '../src/http/web-app.ts';

const root = mkdtempSync(join(tmpdir(), 'web-app-'));
const { app } = createHttpServer({
  logger: createLogger('test', { logLevel: 'silent' }),
  metrics: createMetrics('test'),
  bodyLimit: 1_000,
  readyChecks: {},
});
const script = 'console.log("hello")'.repeat(100);

beforeAll(async () => {
  mkdirSync(join(root, 'assets'));
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><title>Exchange</title><script>start()</script><script src="/a.js"></script>',
  );
  mkdirSync(join(root, '.vite'));
  writeFileSync(join(root, '.vite', 'manifest.json'), '{"secret":"plan"}');
  writeFileSync(join(root, 'icon.svg'), '<svg/>');
  writeFileSync(join(root, 'assets', 'main-Ab3dEf9h.js'), script);
  writeFileSync(join(root, 'assets', 'main-Ab3dEf9h.js.br'), brotliCompressSync(script));
  addWebApp(app, {
    root,
    publicUrl: 'https://exchange.example',
    frameSources: () => 'https://*.tasks.example.net',
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});

describe('the web app', () => {
  it('answers every page address with its page, which is never kept', async () => {
    for (const url of ['/', '/tasks', '/batches/batch_r1?tab=results']) {
      const answer = await app.inject({ url });
      expect(answer.body).toContain('<title>Exchange</title>');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('lets browsers keep files with a hash in their name, compressed ahead', async () => {
    const answer = await app.inject({
      url: '/assets/main-Ab3dEf9h.js',
      headers: { 'accept-encoding': 'gzip, deflate, br' },
    });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toBeUndefined();
  });

  it('allows the script written into its page and no other', async () => {
    const { headers } = await app.inject({ url: '/' });
    const hash = createHash('sha256').update('start()').digest('base64');
    expect(headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`);
  });

  it('gives away nothing about how it was built', async () => {
    const answer = await app.inject({ url: '/.vite/manifest.json' });
    expect(answer.body).not.toContain('secret');
  });

  it('serves the files of an app that is built anew while it runs', async () => {
    writeFileSync(join(root, 'assets', 'main-New4File.js'), 'console.log("new")');
    const answer = await app.inject({ url: '/assets/main-New4File.js' });
    expect(answer.body).toBe('console.log("new")');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    rmSync(join(root, 'assets', 'main-New4File.js'));
    expect((await app.inject({ url: '/assets/main-New4File.js' })).statusCode).toBe(404);
  });

  it('answers 404 for a file that is gone, and keeps inside its folder', async () => {
    for (const url of ['/assets/old-Ab3dEf9x.js', '/api/x']) {
      expect([url, (await app.inject({ url })).statusCode]).toEqual([url, 404]);
    }
    const answer = await app.inject({ url: '/..%2f..%2f..%2fetc%2fpasswd' });
    expect(answer.body).not.toContain('root:');
  });

  it('asks for https where the public address has it', async () => {
    const { headers } = await app.inject({ url: '/' });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });
});
