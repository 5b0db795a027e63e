import { parseArgs } from 'node:util';
import { loadClusterConfig } from '@exchange/cluster/config';
import { DatabaseVersionError } from '@exchange/partitions';
import { ConfigError, runProcess } from '@exchange/service';
import { startNode } from './start-node.ts';

const nodeId = readNodeId();

await runProcess(nodeId ?? 'node', async ({ config: service, logger }) => {
  if (nodeId === null) throw new ConfigError('Say which node this is: --node <id>.');
  try {
    return await startNode({
      config: loadClusterConfig(),
      nodeId,
      logger,
      drainMs: service.drainMs,
      metricsToken: service.metricsToken,
    });
  } catch (error) {
    // Starting again would not help: somebody has to migrate or to start the right program.
    if (error instanceof DatabaseVersionError) throw new ConfigError(error.message);
    throw error;
  }
});

function readNodeId(): string | null {
  const { values } = parseArgs({ options: { node: { type: 'string' } }, strict: false });
  return typeof values.node === 'string' ? values.node : null;
}
