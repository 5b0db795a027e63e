// Starts over: deletes all data of the local cluster. Refuses while it runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, root, runCommand } from './lib/console.mjs';

const dataDir = join(root, '.data');

/** Pids are used again: only a process that looks like one of ours counts. */
function isOurs(pid) {
  const found = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  if (found.error !== undefined) return false;
  return /scripts[/\\]start\.|apps[/\\](node|gateway)[/\\]|postgres|vite/.test(found.stdout);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Missing or half-written: nothing that could be running is known.
    return null;
  }
}

await runCommand(async () => {
  const state = readJson(join(dataDir, 'cluster-state.json'));
  const running = [state?.supervisorPid, ...(state?.processes ?? []).map((entry) => entry.pid)];
  if (running.some((pid) => Number.isInteger(pid) && isOurs(pid))) {
    throw new Advice(
      `The exchange is running (${state.publicUrl}): stop it with Ctrl-C where it was started, then run "npm run reset" again.`,
    );
  }
  if (!existsSync(dataDir)) {
    console.log('There are no data: nothing to delete.');
    return;
  }
  rmSync(dataDir, { recursive: true, force: true });
  console.log('All local data are deleted. "npm start" begins anew.');
});
