import { loadClusterConfig } from '@exchange/cluster/config';
import { DatabaseVersionError } from '@exchange/partitions';
import { ConfigError, runProcess } from '@exchange/service';
import { startGateway } from './start-gateway.ts';

await runProcess('gateway', async ({ config: service, logger }) => {
  try {
    return await startGateway({
      config: loadClusterConfig(),
      log: logger,
      drainMs: service.drainMs,
      metricsToken: service.metricsToken,
    });
  } catch (error) {
    // Starting again would not help: somebody has to migrate or to start the right program.
    if (error instanceof DatabaseVersionError) throw new ConfigError(error.message);
    throw error;
  }
});
