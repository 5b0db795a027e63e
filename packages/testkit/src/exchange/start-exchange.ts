import {
  createDirectory,
  createNodeClient,
  type ClusterConfig,
  type ClosableNodeClient,
  type ClusterDirectory,
  type NodeClient,
} from '@exchange/cluster';
import { FakeClock, type Clock } from '@exchange/kernel';
import { startGateway, type RunningGateway } from '@exchange/gateway';
import { startNode, type ModuleFactories, type RunningNode } from '@exchange/node';
import { openDirectory, type Directory as DirectoryDatabase } from '@exchange/partitions';
import { createLogger } from '@exchange/service';
import { actAs, type Actor } from './actor.ts';
import { drainExchange } from './drain-exchange.ts';
import { createExchangeDatabases, type ExchangeShape } from './exchange-config.ts';
import { signUpUser, type SignUpOptions, type TestUser } from './exchange-users.ts';
import { createNodeGraphQL, type NodeGraphQL } from './node-graphql.ts';

export interface StartExchangeOptions extends ExchangeShape {
  readonly clock?: Clock;
  readonly logLevel?: 'silent' | 'warn' | 'debug';
  /** Other subgraphs than the real ones. */
  readonly modules?: ModuleFactories;
}

export interface TestExchange {
  readonly config: ClusterConfig;
  readonly clock: Clock;
  readonly database: DirectoryDatabase;
  /** A directory client of its own, as a gateway has one. */
  readonly directory: ClusterDirectory;
  /** Calls to nodes in the name of a gateway. */
  readonly nodes: NodeClient;
  /** Calls with the credential of a node. */
  nodesAs(nodeId: string): NodeClient;
  readonly graphql: NodeGraphQL;
  signUp(name: string, options?: SignUpOptions): Promise<TestUser>;
  as(user: TestUser): Actor;
  node(nodeId: string): RunningNode;
  running(): readonly RunningNode[];
  /** Runs all jobs of all nodes until nothing moves. */
  drain(): Promise<void>;
  /** One heartbeat with figures of every node. */
  beat(): Promise<void>;
  stopNode(nodeId: string): Promise<void>;
  startNode(nodeId: string): Promise<RunningNode>;
  /** A gateway in front of the nodes; `stop` stops it too. */
  startGateway(): Promise<RunningGateway>;
  stop(): Promise<void>;
}

/**
 * A whole exchange in this process: real databases, real nodes on free ports, real calls between
 * them. Time moves with the clock and jobs run in `drain`, so tests never wait.
 */
export async function startExchange(options: StartExchangeOptions = {}): Promise<TestExchange> {
  const { clock = new FakeClock(), logLevel = 'silent' } = options;
  const { config, drop } = await createExchangeDatabases(options);
  const logger = createLogger('test', { logLevel });
  const { url, poolSize } = config.directory;
  const database = openDirectory({ id: 'gateway', url, poolSize, clock });
  const directory = createDirectory({ database, clock, log: logger });
  const clients: ClosableNodeClient[] = [];
  function nodesAs(nodeId: string): NodeClient {
    const credentials = { nodeId, secret: config.secrets.nodeToNode };
    const client = createNodeClient({ directory, credentials });
    clients.push(client);
    return client;
  }
  const nodes = nodesAs('gateway');
  const graphql = createNodeGraphQL(config, directory);
  const byId = new Map<string, RunningNode>();
  const gateways: RunningGateway[] = [];

  function node(nodeId: string): RunningNode {
    const found = byId.get(nodeId);
    if (found === undefined) throw new Error(`The node ${nodeId} does not run.`);
    return found;
  }

  async function start(nodeId: string): Promise<RunningNode> {
    const modules = options.modules === undefined ? {} : { modules: options.modules };
    const started = await startNode({
      config,
      nodeId,
      clock,
      logger,
      drainMs: 1_000,
      runJobs: false,
      ...modules,
    });
    byId.set(nodeId, started);
    await started.directory.listening();
    directory.forgetAll();
    return started;
  }

  async function stopNode(nodeId: string): Promise<void> {
    const running = node(nodeId);
    byId.delete(nodeId);
    await running.stop();
    directory.forgetAll();
  }

  async function stop(): Promise<void> {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    await Promise.all([...byId.values()].map((running) => running.stop()));
    for (const client of clients) client.close();
    await directory.close();
    await database.close();
    await drop();
  }

  try {
    await directory.listening();
    for (const { id } of config.nodes) await start(id);
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    config,
    clock,
    database,
    directory,
    nodes,
    nodesAs,
    graphql,
    signUp: (name, signUp = {}) => signUpUser({ config, database, directory, nodes }, name, signUp),
    as: (user) => actAs(graphql, user),
    node,
    running: () => [...byId.values()],
    drain: () => drainExchange(() => [...byId.values()]),
    async beat() {
      for (const running of byId.values()) await running.heartbeat.runUntilIdle();
    },
    stopNode,
    startNode: start,
    async startGateway() {
      const gateway = await startGateway({ config, log: logger, clock, drainMs: 500 });
      gateways.push(gateway);
      return gateway;
    },
    stop,
  };
}
