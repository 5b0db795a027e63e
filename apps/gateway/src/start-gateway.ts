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
import { createHttpServer, createMetrics, createPseudonyms, type Logger } from '@exchange/service';
import {
  createDirectorySchema,
  operatorMutations,
  type DirectoryDeps,
} from '@exchange/subgraph-directory';
import packageJson from '../package.json' with { type: 'json' };
import { createAssessmentTicker } from './assessments.ts';
import { createDrainTicker } from './drains.ts';
import { createAccountPort } from './auth/account-port.ts';
import { createAuth } from './auth/create-auth.ts';
import { createFrameAddresses } from './external/frame-address.ts';
import { createKeyRing } from './external/key-ring.ts';
import { addKeyRoute } from './external/key-route.ts';
import { createPageTokens } from './external/page-token.ts';
import { createSeal } from './external/seal.ts';
import { createEventHub } from './events/event-hub.ts';
import { createGraphQLServer } from './graphql/create-graphql-server.ts';
import { graphqlLimits } from './graphql/limits.ts';
import { createRateLimiter } from './http/rate-limiter.ts';
import { listTrustedOrigins } from './http/trusted-origins.ts';
import { createSharedWindows } from './http/shared-windows.ts';
import { addWebApp } from './http/web-app.ts';
import { refuseMutations } from './maintenance/refuse-changes.ts';
import { watchMaintenance } from './maintenance/watch-maintenance.ts';
import { DirectoryDataSource } from './routing/directory-data-source.ts';
import { NodeDataSource } from './routing/node-data-source.ts';
import { createNodeTransport } from './routing/node-transport.ts';
import { openFiles } from './files/open-files.ts';
import { createAskAs } from './sandbox/ask-as.ts';
import { listLibraryCopies } from './sandbox/library-copies.ts';
import { createRenderer } from './sandbox/renderer.ts';
import {
  decideSandboxAddress,
  decideSandboxPort,
  type SandboxAddress,
} from './sandbox/sandbox-address.ts';
import { startSandbox } from './sandbox/start-sandbox.ts';
import { createTickets } from './sandbox/ticket.ts';
import { serveApi } from './serve-api.ts';
import { createKeyStore } from './store/signing-keys.ts';
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
  /** The built script of the elements that templates use. */
  readonly crowdElements?: string;
}

export interface RunningGateway {
  /** Where it listens. */
  readonly url: string;
  /** Where the sandbox of HTML templates listens. */
  readonly sandboxUrl: string;
  /** Finishes what is under way and closes everything. */
  stop(): Promise<void>;
}

const gatewayFolder = join(import.meta.dirname, '..');
const crowdElements = join(
  gatewayFolder,
  '..',
  '..',
  'packages',
  'crowd-elements',
  'dist',
  'crowd-html-elements.js',
);
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
  const take = createSharedWindows(database, clock);
  const auth = createAuth({ database, config, trustedOrigins: () => [...origins], take, log });
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
  const limiter = createRateLimiter({ draw: take, log, now: Date.now });
  let sandboxAddress: SandboxAddress | null = null;
  const ask = createAskAs(database, graphql);
  const files = openFiles(config, ask);
  const frames = {
    address: () => sandboxAddress,
    tickets: createTickets(secrets.viewer),
    pseudonyms: createPseudonyms(secrets.viewer),
    ask,
    copies: listLibraryCopies(gateway.sandbox.mirror),
  };
  const isTrustedOrigin = (origin: string) => origins.has(origin);
  const seal = (purpose: string) => createSeal(secrets.viewer, purpose);
  const ring = createKeyRing(createKeyStore(database), seal('signing keys'), clock);
  const pages = {
    ...frames,
    clock,
    publicUrl: gateway.publicUrl,
    frameAddresses: createFrameAddresses(secrets.viewer),
    tokens: createPageTokens({
      ring,
      seal: seal('page tokens'),
      issuer: new URL(gateway.publicUrl).origin,
      clock,
    }),
  };
  addKeyRoute(http.app, ring);
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
    isTrustedOrigin,
    take,
    limiter,
    frames,
    files,
    pages,
  });
  addWebApp(http.app, {
    root: options.webRoot ?? join(gatewayFolder, '..', 'web', 'dist'),
    publicUrl: gateway.publicUrl,
    frameSources: () => sandboxAddress?.source ?? "'none'",
  });
  const stopHousekeeping = startHousekeeping(database, clock, log);
  const assessing = createAssessmentTicker(directoryDeps);
  assessing.start();
  const draining = createDrainTicker(directoryDeps);
  draining.start();
  const url = await http.app.listen({ host: gateway.host, port: gateway.port });
  origins = new Set(listTrustedOrigins(gateway.publicUrl, url));
  const renderer = createRenderer();
  const sandbox = await startSandbox(
    {
      ...frames,
      pages: {
        ...pages,
        actAs: createAskAs(database, graphql, (scope) => scope.startsWith('performer:')),
      },
      files,
      renderer,
      isTrustedOrigin,
      count: (accountId) => {
        limiter.count(`account ${accountId}`, gateway.limits.accountRequests);
      },
      crowdElements: options.crowdElements ?? crowdElements,
    },
    {
      host: gateway.host,
      port: decideSandboxPort(gateway),
      anyPort: gateway.sandbox.port === null && gateway.sandbox.publicUrl === null,
      trustedProxies: gateway.trustedProxies,
    },
    log,
  );
  sandboxAddress = decideSandboxAddress(gateway, sandbox.port);
  log.info({ url, publicUrl: gateway.publicUrl, sandbox: sandboxAddress?.source }, 'serving');

  async function stopAll(): Promise<void> {
    stopHousekeeping();
    await assessing.stop();
    await draining.stop();
    await maintenance.close();
    // Open event streams would hold the drain to its end.
    await hub.close();
    await sandbox.close();
    await renderer.close();
    await http.drainAndClose(options.drainMs ?? 10_000);
    await graphql.stop();
    await transport.close();
    await authenticator.close();
    await directory.close();
    nodes.close();
    await database.close();
  }
  let stopping: Promise<void> | null = null;
  return {
    url,
    sandboxUrl: `http://127.0.0.1:${String(sandbox.port)}`,
    stop: () => (stopping ??= stopAll()),
  };
}
