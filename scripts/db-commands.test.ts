import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadClusterConfig } from '@exchange/cluster';
import { unusedDatabaseUrl } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the database commands', () => {
  const env: Record<string, string | undefined> = { ...process.env };
  const cleanUps: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'exchange-data-'));
    cleanUps.push(() => rm(dataDir, { recursive: true, force: true }));
    env['EXCHANGE_DATA_DIR'] = dataDir;
    const ids = loadClusterConfig(env).partitions.map(({ id }) => `PARTITION_${id.toUpperCase()}`);
    for (const name of ['DIRECTORY', ...ids]) {
      const { url, drop } = unusedDatabaseUrl();
      env[`EXCHANGE_${name}_URL`] = url;
      cleanUps.push(drop);
    }
  });

  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  });

  function run(script: string): Promise<{ code: number | null; output: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, script)], { env });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });
  }

  it('say what is missing, migrate every database, and then find all of them current', async () => {
    const before = await run('db-status.ts');
    expect(before.output).toMatch(/directory +directory .*missing .*npm run db:migrate/);
    expect(before.code).toBe(1);

    const migrated = await run('db-migrate.ts');
    expect(migrated.output).toMatch(/p1 +performer .*applied \d{14}_initial/);
    expect(migrated.code).toBe(0);
    expect((await run('db-migrate.ts')).output).not.toContain('applied');

    const after = await run('db-status.ts');
    expect(after.output).not.toMatch(/missing|behind|postgres:postgres/);
    expect(after.code).toBe(0);
  });
});
