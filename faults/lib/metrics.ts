import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';

/** Operations that a process answered with an error of this code since it started. */
export async function countRefusals(
  cluster: RunningCluster,
  processName: string,
  code: string,
): Promise<number> {
  const found = cluster.state().processes.find(({ name }) => name === processName);
  if (found === undefined) throw new Error(`no process is called ${processName}`);
  const text = await (await fetch(`${found.url}/metrics`)).text();
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('exchange_graphql_operation_seconds_count{'))
    .filter((line) => line.includes(`code="${code}"`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
