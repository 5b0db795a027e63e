import { randomUUID } from 'node:crypto';
import {
  askForTaskInfo,
  createDirectory,
  createNodeClient,
  registerContract,
  registerNode,
  servesTemplates,
  setNodeState,
  supplySettingsOf,
  type ClusterConfig,
  type ClusterDirectory,
  type FindHandlers,
  type NodeModule,
  type NodeRegistration,
  type NodeServices,
} from '@exchange/cluster';
import { systemClock, type Clock } from '@exchange/kernel';
import type { Ticker } from '@exchange/partitions';
import {
  ConfigError,
  createHttpServer,
  createMetrics,
  createPseudonyms,
  type Logger,
} from '@exchange/service';
import packageJson from '../package.json' with { type: 'json' };
import { createCallerAuth } from './caller-auth.ts';
import { hostLoad, type HostedLoad } from './load/host-load.ts';
import { createModules, subgraphModules, type ModuleFactories } from './create-modules.ts';
import { addGraphQLRoute } from './graphql-route.ts';
import { createHeartbeatTicker } from './heartbeat-ticker.ts';
import { createJobTickers } from './job-tickers.ts';
import { hostMoves } from './moves/host-moves.ts';
import { createOwnerGate } from './moves/owner-gate.ts';
import { createOperationLine } from './operation-line.ts';
import { openDatabases, type NodeDatabases } from './open-databases.ts';
import { addStreamRoutes } from './stream-routes.ts';

/** Enough that writes gather in groups, few enough that each soon ends. */
const operationsAtOnce = 32;
/** The longest that others wait for a user who cannot write. */
const longestPauseMs = 400;

export interface StartNodeOptions {
  readonly config: ClusterConfig;
  readonly nodeId: string;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** How long requests under way may still take when it stops. */
  readonly drainMs?: number;
  readonly metricsToken?: string | null;
  /** False: jobs and heartbeats run only when somebody runs the tickers (tests). */
  readonly runJobs?: boolean;
  readonly modules?: ModuleFactories;
}

export interface RunningNode {
  readonly nodeId: string;
  readonly url: string;
  readonly modules: readonly NodeModule[];
  readonly databases: NodeDatabases;
  readonly directory: ClusterDirectory;
  /** Jobs of the modules; the heartbeat is apart. */
  readonly tickers: readonly Ticker[];
  readonly heartbeat: Ticker;
  /** What users and partitions use; written down by tickers of its own. */
  readonly load: HostedLoad;
  /** Takes no new work; what is under way goes on. */
  drain(): Promise<void>;
  /** Drains, finishes what is under way, and closes everything. */
  stop(): Promise<void>;
}

/** Serves the partitions that the configuration gives to this node. */
export async function startNode(options: StartNodeOptions): Promise<RunningNode> {
  const { config, nodeId, logger, clock = systemClock } = options;
  const node = config.nodes.find(({ id }) => id === nodeId);
  if (node === undefined) {
    const known = config.nodes.map(({ id }) => id).join(', ');
    throw new ConfigError(`There is no node "${nodeId}" in the cluster file: use one of ${known}.`);
  }
  const partitions = config.partitions.filter(({ id }) => node.partitions.includes(id));
  const databases = await openDatabases(config, partitions, clock, logger);
  try {
    return await serve({ ...options, clock }, node, partitions, databases);
  } catch (error) {
    await databases.close();
    throw error;
  }
}

async function serve(
  options: StartNodeOptions & { readonly clock: Clock },
  node: ClusterConfig['nodes'][number],
  partitions: ClusterConfig['partitions'],
  databases: NodeDatabases,
): Promise<RunningNode> {
  const { config, nodeId, logger, clock } = options;
  const metrics = createMetrics(nodeId);
  const auth = createCallerAuth(nodeId, config.secrets);
  const modules = new Map<string, NodeModule>();
  const findHandlers: FindHandlers = (partitionId) => {
    const partition = databases.byId.get(partitionId);
    if (partition === undefined) return null;
    const handlers = modules.get(partition.role)?.handlers;
    return handlers === undefined ? null : { ...handlers, ...moves.handlers };
  };
  const serves = (partitionId: string) => databases.byId.has(partitionId);

  const known = createDirectory({ database: databases.directory, clock, log: logger });
  const nodes = createNodeClient({
    directory: known,
    credentials: { nodeId, secret: config.secrets.nodeToNode },
    local: findHandlers,
    metrics,
  });
  const asks = config.supply.taskInformation === 'ask';
  const directory = asks ? askForTaskInfo(known, nodes, logger) : known;
  const gate = createOwnerGate();
  const line = createOperationLine({ atOnce: operationsAtOnce, longestMs: longestPauseMs });
  const moves = hostMoves({
    ...{ config, nodeId, databases, directory, nodes, gate, line, metrics },
    log: logger,
  });
  const services: NodeServices = {
    nodeId,
    clock,
    log: logger,
    directory,
    nodes,
    pseudonyms: createPseudonyms(config.secrets.viewer),
    supply: supplySettingsOf(config.supply),
    feeding: new Map(partitions.map((partition) => [partition.id, partition])),
    feed: config.feed,
    history: config.history,
    servesTemplates: servesTemplates(config.gateway),
    metrics,
  };
  for (const module of await createModules(
    options.modules ?? subgraphModules,
    services,
    moves.patient,
  )) {
    modules.set(module.name, module);
  }

  const http = createHttpServer({
    logger,
    metrics,
    bodyLimit: 64 * 1024,
    readyChecks: readyChecksOf(databases),
    isTrustedCaller: (request) => auth.isTrusted(request),
    metricsToken: options.metricsToken ?? null,
    // Uploads stream through here; the gateway holds people to a shorter time.
    requestTimeoutMs: 600_000,
  });
  const load = hostLoad({
    config,
    databases,
    directory,
    findModule: (role) => modules.get(role),
    findViewer: (request) => auth.findViewer(request.raw),
    logger,
  });
  load.watch(http.app);
  registerContract(http.app, {
    identify: (request) => auth.identify(request),
    findHandlers,
    metrics,
  });
  const servers = await Promise.all(
    [...modules.values()].map((module) =>
      addGraphQLRoute(http.app, { module, auth, directory, serves, gate, line, logger, metrics }),
    ),
  );
  for (const module of modules.values()) addStreamRoutes(http.app, module, auth, gate);
  const address = await http.app.listen({ host: node.host, port: node.port });
  const url = node.port === 0 ? address : node.url;

  // Several processes may run this node behind one address.
  const instanceId = `${nodeId}-${randomUUID()}`;
  const registration = (): NodeRegistration => ({
    nodeId,
    instanceId,
    url,
    version: packageJson.version,
    partitions,
  });
  await registerNode(databases.directory, registration());
  const jobs = [...modules.values()].flatMap((module) => module.jobs);
  const tickers = [...createJobTickers(jobs, databases.byId, logger, metrics), ...moves.tickers];
  const heartbeat = createHeartbeatTicker({
    directory: databases.directory,
    registration,
    findHandlers,
    logger,
    metrics,
  });
  const all = [heartbeat, ...tickers, ...load.tickers];
  if (options.runJobs !== false) for (const ticker of all) ticker.start();
  logger.info({ url, partitions: partitions.map(({ id }) => id) }, 'serving');

  async function announce(state: 'draining' | 'stopped'): Promise<void> {
    await setNodeState(databases.directory, nodeId, state, instanceId).catch((err: unknown) => {
      logger.warn({ err, state }, 'the directory was not told of the new state');
    });
  }

  async function drain(): Promise<void> {
    moves.takeNoMore();
    await announce('draining');
  }

  async function stopAll(): Promise<void> {
    await drain();
    await Promise.all([
      http.drainAndClose(options.drainMs ?? 10_000),
      ...all.map((ticker) => ticker.stop()),
    ]);
    await load.flush().catch((err: unknown) => {
      logger.warn({ err }, 'what users used last was not written down');
    });
    for (const module of modules.values()) {
      await module.stop?.().catch((err: unknown) => {
        logger.warn({ err, module: module.name }, 'what only memory held was not kept');
      });
    }
    await Promise.all(servers.map((server) => server.stop()));
    await announce('stopped');
    await directory.close();
    nodes.close();
    await databases.close();
  }
  let stopping: Promise<void> | null = null;

  return {
    nodeId,
    url,
    modules: [...modules.values()],
    databases,
    directory,
    tickers,
    heartbeat,
    load,
    drain,
    stop: () => (stopping ??= stopAll()),
  };
}

function readyChecksOf({ directory, byId }: NodeDatabases) {
  const all = [directory, ...byId.values()];
  return Object.fromEntries(
    all.map((database) => [
      database.id,
      () => database.query({ name: 'ready', text: 'select 1 as ready' }),
    ]),
  );
}
