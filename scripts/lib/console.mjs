// Shared by the plain JavaScript commands, which run on whatever Node.js the machine has.
import { spawn } from 'node:child_process';
import { mkdirSync, appendFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const node24 = join(root, 'node_modules', '.bin', 'node');
/** Where Node.js keeps what it has compiled, so that processes start with a fifth less work. */
export const compileCache = {
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'exchange', 'compiled'),
};
const logFolder = join(root, 'node_modules', '.cache', 'exchange', 'logs');

/** A problem the reader can solve: printed as one sentence, without a stack. */
export class Advice extends Error {}

export function requireNode20() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new Advice(
      `Node.js ${process.versions.node} is too old for the exchange: install Node.js 20 or newer (https://nodejs.org) and run the command again.`,
    );
  }
}

/** What a failed command's output means, as a sentence that says what to do; null when unknown. */
export function explainFailure(output) {
  if (/ENOSPC|no space left on device/i.test(output)) {
    return 'The disk is full: free at least 2 GB where the project lies and run the command again.';
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|META_FETCH_FAIL/.test(output)) {
    return 'The package registry cannot be reached: connect this machine to the internet (or set the registry of your company with "npm config set registry <address>") and run the command again.';
  }
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return 'pnpm-lock.yaml does not match the package.json files: run "npx pnpm@12.21.0 install" once and commit the lock file.';
  }
  if (/EACCES|EPERM/.test(output)) {
    return 'A file of the project cannot be written: give your user write access to the project folder and run the command again.';
  }
  return null;
}

/** Runs a command; its output goes to a log, and to the reader only when it fails. */
export function runQuietly(name, command, args, options = {}) {
  mkdirSync(logFolder, { recursive: true });
  const log = join(logFolder, `${name}.log`);
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    const take = (chunk) => {
      output = (output + chunk).slice(-20_000);
      appendFileSync(log, chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) =>
      fail(new Advice(`"${command}" cannot be started (${error.message}): install it first.`)),
    );
    child.on('close', (code) => {
      if (code === 0) return done(output);
      const lines = output.trim().split('\n').slice(-25).join('\n');
      const advice =
        explainFailure(output) ?? `Step "${name}" failed; the whole output is in ${log}.`;
      fail(new Advice(`${lines}\n\n${advice}`));
    });
  });
}

/** Prints what is being done and how long it took. */
export async function step(title, work) {
  const startedAt = performance.now();
  process.stdout.write(`• ${title} …`);
  try {
    const result = await work();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(` ${seconds} s\n`);
    return result;
  } catch (error) {
    process.stdout.write(' failed\n');
    throw error;
  }
}

/** Runs a command's main function; known problems end in one sentence and exit code 1. */
export async function runCommand(main) {
  try {
    await main();
  } catch (error) {
    const known = error instanceof Advice ? error.message : explainFailure(String(error?.message));
    console.error(known === null ? error : `\n${known}`);
    process.exitCode = 1;
  }
}
