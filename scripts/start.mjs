// Runs the supervisor (TypeScript) under the Node.js 24 that the project brings along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, compileCache, node24, requireNode20, root, runCommand } from './lib/console.mjs';

await runCommand(async () => {
  requireNode20();
  if (!existsSync(node24)) {
    throw new Advice('The dependencies are not installed: use "npm start", which installs them.');
  }
  // In its own process group, so that Ctrl-C reaches it once, through us; the IPC channel tells it
  // when this process is gone.
  const child = spawn(node24, [join(root, 'scripts', 'start.ts'), ...process.argv.slice(2)], {
    cwd: root,
    env: { ...compileCache, ...process.env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  await new Promise((done) => {
    child.on('exit', (code) => {
      process.exitCode = code ?? 1;
      done();
    });
  });
});
