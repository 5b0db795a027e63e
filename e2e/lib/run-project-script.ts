import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/local-plan.ts';

/** Runs one of the project's scripts on a cluster; gives what it says, throws what it complains about. */
export function runProjectScript(
  name: string,
  clusterFile: string,
  args: readonly string[] = [],
): Promise<string> {
  const env = { ...process.env, EXCHANGE_CLUSTER_FILE: clusterFile };
  const script = join(projectRoot, 'scripts', name);
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${name} failed:\n${stdout}\n${stderr}`, { cause: error }));
    });
  });
}
