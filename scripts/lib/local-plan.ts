import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  defaultLocalPorts,
  describeLocalCluster,
  loadClusterConfig,
  localDatabaseUser,
  obtainLocalSecrets,
  type ClusterConfig,
  type ClusterFileInput,
} from '@exchange/cluster/config';
import { Advice } from './advice.ts';
import { feedLocally, type LocalFeeding } from './feed-locally.ts';
import { applyNodeChanges, readNodeChanges } from './node-changes.ts';
import type { PostgresLogin } from './postgres-server.ts';
import { findFreePorts, isPortFree } from './ports.ts';

/** The cluster as it is without what operators changed about its nodes. */
const describedFile = 'cluster-described.json';

export const projectRoot = resolve(import.meta.dirname, '..', '..');

export type ClusterPlan = {
  readonly config: ClusterConfig;
  /** What every process of this run reads: addresses, ports and secrets, for the owner's eyes only. */
  readonly clusterFile: string;
  /** The server to run ourselves, and its databases; null when all databases are elsewhere. */
  readonly postgres: { readonly login: PostgresLogin; readonly databases: string[] } | null;
  readonly webDevPort: number | null;
};

export type PlanOptions = {
  readonly dataDir: string;
  /** Wanted for the gateway; null: 4000, or a free one with `freePorts`. */
  readonly port: number | null;
  readonly freePorts: boolean;
  readonly dev: boolean;
  /** Changes to the described cluster, for tests: shorter intervals, another policy, other limits. */
  readonly overrides?: Partial<Pick<ClusterFileInput, 'supply' | 'placement' | 'moves'>> & {
    readonly limits?: NonNullable<ClusterFileInput['gateway']['limits']>;
    readonly feeding?: LocalFeeding;
  };
  readonly env: NodeJS.ProcessEnv;
};

/** Decides ports, addresses and secrets of this run and writes them down for the processes. */
export async function planCluster(options: PlanOptions): Promise<ClusterPlan> {
  const { env, dataDir } = options;
  const clusterFile = join(dataDir, 'cluster.json');
  if (env['EXCHANGE_CLUSTER_FILE'] !== undefined) {
    const config = loadClusterConfig(env);
    await requireFree(config.gateway.port);
    writePrivately(clusterFile, config);
    return { config, clusterFile, postgres: null, webDevPort: null };
  }
  const gatewayPort = await decideGatewayPort(options);
  const [postgresPort, a, b, c, d, webDev, sandbox] = await decideInternalPorts(options.freePorts);
  const webDevPort = options.dev ? webDev : null;
  const secrets = obtainLocalSecrets(dataDir);
  const ports = { gateway: gatewayPort, postgres: postgresPort, nodes: [a, b, c, d] as const };
  const described = describeLocalCluster(ports, secrets.database);
  const publicUrl = `http://localhost:${webDevPort ?? gatewayPort}`;
  const { limits = {}, feeding = {}, ...overrides } = options.overrides ?? {};
  const file = {
    ...described,
    ...feedLocally(described, feeding),
    ...overrides,
    gateway: { ...described.gateway, publicUrl, limits, sandbox: { port: sandbox } },
    files: { folder: join(dataDir, 'files') },
    secrets: { nodeToNode: secrets.nodeToNode, session: secrets.session, viewer: secrets.viewer },
  } satisfies ClusterFileInput;
  writePrivately(join(dataDir, describedFile), file);
  writePrivately(clusterFile, withNodeChanges(dataDir, file));
  // Read back with the environment applied, so that named databases elsewhere are taken.
  const config = loadClusterConfig({ ...env, EXCHANGE_CLUSTER_FILE: clusterFile, PORT: undefined });
  writePrivately(clusterFile, config);
  const login = { name: localDatabaseUser, password: secrets.database, port: postgresPort };
  const databases = localDatabases(config, postgresPort);
  const postgres = databases.length === 0 ? null : { login, databases };
  return { config, clusterFile, postgres, webDevPort };
}

/** Nodes that an operator added or removed while it ran. */
function withNodeChanges<Cluster extends ClusterFileInput>(dataDir: string, described: Cluster) {
  return applyNodeChanges(described, readNodeChanges(dataDir), (database) => {
    const url = new URL(described.directory.url);
    url.pathname = `/${database}`;
    return url.href;
  });
}

/**
 * The plan of a cluster that runs, with what was changed about its nodes since: written down for the
 * processes that are started from now on.
 */
export function replanNodes(
  plan: ClusterPlan,
  { dataDir, env }: Pick<PlanOptions, 'dataDir' | 'env'>,
): ClusterPlan {
  const { postgres } = plan;
  if (postgres === null) throw new Advice('The nodes of this cluster are in its cluster file.');
  const file = JSON.parse(readFileSync(join(dataDir, describedFile), 'utf8')) as ClusterFileInput;
  writePrivately(plan.clusterFile, withNodeChanges(dataDir, file));
  const config = loadClusterConfig({
    ...env,
    EXCHANGE_CLUSTER_FILE: plan.clusterFile,
    PORT: undefined,
  });
  writePrivately(plan.clusterFile, config);
  const databases = localDatabases(config, postgres.login.port);
  return { ...plan, config, postgres: { ...postgres, databases } };
}

async function decideGatewayPort(options: PlanOptions): Promise<number> {
  if (options.port === null && options.freePorts) return (await findFreePorts(1))[0] ?? 0;
  const port = options.port ?? defaultLocalPorts.gateway;
  await requireFree(port);
  return port;
}

async function requireFree(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Advice(
    `Port ${port} is used by another program: stop that program, or choose another port with "npm start -- --port ${port + 1}".`,
  );
}

/** Nobody types these ports in: one that is taken is quietly replaced. */
async function decideInternalPorts(
  freePorts: boolean,
): Promise<[number, number, number, number, number, number, number]> {
  const wanted = [defaultLocalPorts.postgres, ...defaultLocalPorts.nodes, 5173, 4711];
  const spare = await findFreePorts(wanted.length);
  const chosen: number[] = [];
  for (const [index, port] of wanted.entries()) {
    const usable = !freePorts && (await isPortFree(port));
    chosen.push(usable ? port : (spare[index] ?? 0));
  }
  const [postgres = 0, a = 0, b = 0, c = 0, d = 0, web = 0, sandbox = 0] = chosen;
  return [postgres, a, b, c, d, web, sandbox];
}

function localDatabases(config: ClusterConfig, postgresPort: number): string[] {
  return [config.directory.url, ...config.partitions.map((partition) => partition.url)]
    .map((url) => new URL(url))
    .filter((url) => url.hostname === '127.0.0.1' && url.port === String(postgresPort))
    .map((url) => url.pathname.slice(1));
}

function writePrivately(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts only for new files.
  chmodSync(path, 0o600);
}
