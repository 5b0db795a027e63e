import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  askForTaskInfo,
  createDirectory,
  createNodeClient,
  gatewayCaller,
  type ClusterConfig,
} from '@exchange/cluster';
import { systemClock, type Clock } from '@exchange/kernel';
import { assertCompatible, openDirectory } from '@exchange/partitions';
import { createHttpServer, createMetrics, type Logger } from '@exchange/service';
import {
  createDirectorySchema,
  operatorMutations,
  type DirectoryDeps,
} from '@exchange/subgraph-directory';
import packageJson from '../package.json' with { type: 'json' };
import { createAssessmentTicker } from './assessments.ts';
import { createAccountPort } from './auth/account-port.ts';
import { createAuth } from './auth/create-auth.ts';
import { createEventHub } from './events/event-hub.ts';
import { createGraphQLServer } from './graphql/create-graphql-server.ts';
import { graphqlLimits } from './graphql/limits.ts';
import { listTrustedOrigins } from './http/trusted-origins.ts';
import { addWebApp } from './http/web-app.ts';
import { refuseMutations } from './maintenance/refuse-changes.ts';
import { watchMaintenance } from './maintenance/watch-maintenance.ts';
import { DirectoryDataSource } from './routing/directory-data-source.ts';
import { NodeDataSource } from './routing/node-data-source.ts';
import { createNodeTransport } from './routing/node-transport.ts';
import { serveApi } from './serve-api.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createAuthenticator } from './viewer/authenticator.ts';
import { createCredentialReader } from './viewer/credential.ts';
import { createViewerTokens } from './viewer/show-viewer.ts';

export interface StartGatewayOptions {
  readonly config: ClusterConfig;
  readonly log: Logger;
  readonly clock?: Clock;
  /** How long requests under way may still take when it stops. */
  readonly drainMs?: number;
  readonly metricsToken?: string | null;
  /** Folder of the built web app. */
  readonly webRoot?: string;
}

export interface RunningGateway {
  /** Where it listens. */
  readonly url: string;
  /** Finishes what is under way and closes everything. */
  stop(): Promise<void>;
}

const gatewayFolder = join(import.meta.dirname, '..');
const longestUploadMs = 60 * 60 * 1000;

/** The system interface: accounts, routing to nodes, streams, the web app. Holds no data of its own. */
export async function startGateway(options: StartGatewayOptions): Promise<RunningGateway> {
  const { config, log, clock = systemClock } = options;
  const database = openDirectory({
    id: 'directory',
    url: config.directory.url,
    poolSize: config.directory.poolSize,
    clock,
    log,
  });
  try {
    await assertCompatible(config.directory.url, 'directory');
    return await serve({ ...options, clock }, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(
  options: StartGatewayOptions & { readonly clock: Clock },
  database: ReturnType<typeof openDirectory>,
): Promise<RunningGateway> {
  const { config, log, clock } = options;
  const { gateway, secrets } = config;
  const metrics = createMetrics('gateway');
  let origins = new Set(listTrustedOrigins(gateway.publicUrl, null));

  const known = createDirectory({ database, clock, log });
  const nodes = createNodeClient({
    directory: known,
    credentials: { nodeId: gatewayCaller, secret: secrets.nodeToNode },
    metrics,
  });
  const asks = config.supply.taskInformation === 'ask';
  const directory = asks ? askForTaskInfo(known, nodes, log) : known;
  const auth = createAuth({ database, config, trustedOrigins: () => [...origins], clock, log });
  const sessionCookie = (await auth.$context).authCookies.sessionToken.name;
  const credentials = createCredentialReader(sessionCookie, secrets.session);
  const authenticator = await createAuthenticator({ database, clock, log, credentials });
  const hub = await createEventHub(database, gateway.limits.eventStreams);
  authenticator.onChange((accountId) => {
    hub.recheck(accountId);
  });

  const showViewer = createViewerTokens(secrets.viewer);
  const transport = createNodeTransport({ showViewer, metrics });
  const directoryDeps: DirectoryDeps = {
    database,
    directory,
    nodes,
    accounts: createAccountPort({
      auth,
      database,
      forget: (accountId) => {
        authenticator.forget(accountId);
      },
    }),
    config,
    policy: config.placement.policy,
    moves: config.moves,
    version: packageJson.version,
    log,
  };
  const directorySchema = createDirectorySchema(directoryDeps);
  const maintenance = await watchMaintenance(database, log);
  const graphql = await createGraphQLServer({
    supergraphSdl: readFileSync(join(gatewayFolder, 'supergraph.graphql'), 'utf8'),
    dataSourceOf: (subgraph) =>
      subgraph === 'directory'
        ? new DirectoryDataSource(directorySchema, ({ viewer }) => {
            // Whatever it did to the account counts from this caller's next request on.
            if (viewer !== null) authenticator.forget(viewer.accountId);
          })
        : new NodeDataSource(subgraph as 'requester' | 'performer', { directory, transport }),
    plugins: [refuseMutations(maintenance, new Set(operatorMutations()))],
    logger: log,
    metrics,
  });

  const http = createHttpServer({
    logger: log,
    metrics,
    bodyLimit: graphqlLimits.bodyBytes,
    readyChecks: {
      directory: () => database.query({ name: 'ready', text: 'select 1 as ready' }),
      changes: () => directory.listening(),
    },
    trustedProxies: gateway.trustedProxies,
    metricsToken: options.metricsToken ?? null,
    requestTimeoutMs: longestUploadMs,
  });
  serveApi(http.app, {
    config,
    clock,
    log,
    metrics,
    database,
    directory,
    auth,
    sessionCookie,
    credentials,
    authenticator,
    transport,
    showViewer,
    graphql,
    hub,
    maintenance,
    isTrustedOrigin: (origin) => origins.has(origin),
  });
  addWebApp(http.app, {
    root: options.webRoot ?? join(gatewayFolder, '..', 'web', 'dist'),
    publicUrl: gateway.publicUrl,
  });
  const stopHousekeeping = startHousekeeping(database, clock, log);
  const assessing = createAssessmentTicker(directoryDeps);
  assessing.start();
  const url = await http.app.listen({ host: gateway.host, port: gateway.port });
  origins = new Set(listTrustedOrigins(gateway.publicUrl, url));
  log.info({ url, publicUrl: gateway.publicUrl }, 'serving');

  async function stopAll(): Promise<void> {
    stopHousekeeping();
    await assessing.stop();
    await maintenance.close();
    // Open event streams would hold the drain to its end.
    await hub.close();
    await http.drainAndClose(options.drainMs ?? 10_000);
    await graphql.stop();
    await transport.close();
    await authenticator.close();
    await directory.close();
    nodes.close();
    await database.close();
  }
  let stopping: Promise<void> | null = null;
  return { url, stop: () => (stopping ??= stopAll()) };
}
