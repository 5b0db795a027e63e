import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, adviceForLines } from './advice.ts';
import { projectRoot } from './local-plan.ts';

/** Runs one of our scripts to its end, its output in a log. Returns what it printed. */
export async function runScript(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  logFile: string,
): Promise<string> {
  const path = join(projectRoot, script);
  if (!existsSync(path)) throw new Advice(`${script} is missing: get the whole repository again.`);
  const log = createWriteStream(logFile, { flags: 'a' });
  const child = spawn(process.execPath, [path, ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  log.end();
  if (code === 0) return output;
  const lines = output.trim().split('\n').slice(-12).join('\n');
  const known = adviceForLines([output]);
  throw new Advice(known ?? `${lines}\n\n${script} failed; the whole output is in ${logFile}.`);
}
