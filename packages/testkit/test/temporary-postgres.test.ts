import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('leaves the exit code of a process that used a temporary server as it is', () => {
  const module = fileURLToPath(new URL('../src/database/temporary-postgres.ts', import.meta.url));
  const program = `
    import { startTemporaryPostgres } from ${JSON.stringify(module)};
    const postgres = await startTemporaryPostgres();
    await postgres.stop();
    process.exitCode = 3;`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(3);
});
