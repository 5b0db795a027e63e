import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { ConfigError, describeConfigProblem } from '@exchange/service';
import { checkClusterReferences } from './config-checks.ts';
import { defaultLocalPorts, describeLocalCluster } from './config-local.ts';
import { clusterFileSchema, type ClusterFile } from './config-schema.ts';
import { obtainLocalSecrets, type LocalSecrets } from './config-secrets.ts';

export { defaultLocalPorts, describeLocalCluster, localDatabaseUser } from './config-local.ts';
export { obtainLocalSecrets } from './config-secrets.ts';
export {
  placementPolicies,
  type ClusterFileInput,
  type PlacementPolicyName,
  type SupplyConfig,
} from './config-schema.ts';

type NodeConfig = ClusterFile['nodes'][number] & { readonly url: string };

export type ClusterSecrets = {
  /** Signs the credential with which nodes and gateways call nodes. */
  readonly nodeToNode: string;
  /** Signs people's sessions at the gateway. */
  readonly session: string;
  /** Signs the viewer that a gateway hands to a node. */
  readonly viewer: string;
};

export type ClusterConfig = Omit<ClusterFile, 'gateway' | 'nodes' | 'secrets'> & {
  readonly gateway: ClusterFile['gateway'] & { readonly publicUrl: string };
  readonly nodes: readonly NodeConfig[];
  readonly secrets: ClusterSecrets;
};

export type PartitionConfig = ClusterConfig['partitions'][number];

type Environment = Readonly<Record<string, string | undefined>>;

const projectRoot = resolve(import.meta.dirname, '..', '..', '..');

export function dataDirOf(env: Environment = process.env): string {
  return resolve(env['EXCHANGE_DATA_DIR'] ?? join(projectRoot, '.data'));
}

/**
 * Reads what the cluster consists of: the file named by EXCHANGE_CLUSTER_FILE, else the local
 * cluster as `npm start` last ran it, else as it runs it by default. EXCHANGE_DIRECTORY_URL and EXCHANGE_PARTITION_<ID>_URL name another
 * database; PORT another gateway port. Throws ConfigError with one sentence that says what to do.
 */
export function loadClusterConfig(env: Environment = process.env): ClusterConfig {
  const path = env['EXCHANGE_CLUSTER_FILE'] ?? findLastRun(env);
  const local = path === undefined ? obtainLocalSecrets(dataDirOf(env)) : null;
  const source = path ?? 'the built-in local cluster';
  const raw: unknown =
    local === null
      ? readClusterFile(source)
      : describeLocalCluster(defaultLocalPorts, local.database);
  const parsed = clusterFileSchema.safeParse(withEnvironment(raw, env));
  if (!parsed.success) throw new ConfigError(describeConfigProblem(parsed.error, source));
  checkClusterReferences(parsed.data, source);
  return complete(parsed.data, env, local);
}

/**
 * `npm start` replaces ports that are taken and writes down what it chose: commands run beside it
 * must ask there.
 */
function findLastRun(env: Environment): string | undefined {
  const path = join(dataDirOf(env), 'cluster.json');
  return existsSync(path) ? path : undefined;
}

function readClusterFile(path: string): unknown {
  if (!existsSync(path)) {
    throw new ConfigError(
      `The cluster file ${path} does not exist: correct EXCHANGE_CLUSTER_FILE, or copy deploy/cluster.example.yaml there and edit it.`,
    );
  }
  try {
    // YAML is a superset of JSON: one parser reads both.
    return parseYaml(readFileSync(path, 'utf8'));
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new ConfigError(`The cluster file ${path} cannot be read as YAML or JSON: ${detail}.`);
  }
}

function withEnvironment(raw: unknown, env: Environment): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const copy = structuredClone(raw) as {
    directory?: { url?: unknown };
    gateway?: { port?: unknown; publicUrl?: unknown; region?: unknown; serviceClass?: unknown };
    partitions?: { id?: unknown; url?: unknown }[];
  };
  const directoryUrl = env['EXCHANGE_DIRECTORY_URL'];
  if (directoryUrl !== undefined) copy.directory = { ...copy.directory, url: directoryUrl };
  const port = env['PORT'];
  if (port !== undefined && port !== '') {
    copy.gateway = { ...copy.gateway, port: Number(port) };
    if (env['EXCHANGE_CLUSTER_FILE'] === undefined) {
      copy.gateway.publicUrl = `http://localhost:${port}`;
    }
  }
  const publicUrl = env['EXCHANGE_PUBLIC_URL'];
  if (publicUrl !== undefined) copy.gateway = { ...copy.gateway, publicUrl };
  const region = env['EXCHANGE_GATEWAY_REGION'];
  if (region !== undefined) copy.gateway = { ...copy.gateway, region };
  const serviceClass = env['EXCHANGE_GATEWAY_SERVICE_CLASS'];
  if (serviceClass !== undefined) copy.gateway = { ...copy.gateway, serviceClass };
  if (Array.isArray(copy.partitions)) {
    for (const partition of copy.partitions) {
      const url = env[partitionUrlVariable(String(partition.id))];
      if (url !== undefined) partition.url = url;
    }
  }
  return copy;
}

/** `r1` → `EXCHANGE_PARTITION_R1_URL`, `eu-1` → `EXCHANGE_PARTITION_EU_1_URL`. */
function partitionUrlVariable(partitionId: string): string {
  return `EXCHANGE_PARTITION_${partitionId.toUpperCase().replaceAll('-', '_')}_URL`;
}

function complete(file: ClusterFile, env: Environment, local: LocalSecrets | null): ClusterConfig {
  return {
    ...file,
    gateway: {
      ...file.gateway,
      publicUrl: file.gateway.publicUrl ?? `http://localhost:${file.gateway.port}`,
    },
    nodes: file.nodes.map((node) => ({
      ...node,
      url: node.url ?? `http://${node.host}:${node.port}`,
    })),
    secrets: {
      nodeToNode: requireSecret('nodeToNode', 'EXCHANGE_NODE_SECRET', file, env, local),
      session: requireSecret('session', 'EXCHANGE_SESSION_SECRET', file, env, local),
      viewer: requireSecret('viewer', 'EXCHANGE_VIEWER_SECRET', file, env, local),
    },
  };
}

function requireSecret(
  name: keyof ClusterSecrets,
  variable: string,
  file: ClusterFile,
  env: Environment,
  local: LocalSecrets | null,
): string {
  const value = env[variable] ?? file.secrets[name] ?? local?.[name];
  if (value === undefined) {
    throw new ConfigError(
      `The secret "${name}" is missing: set ${variable}, or secrets.${name} in the cluster file, to at least 32 random characters (try: openssl rand -hex 32), the same for every process.`,
    );
  }
  if (value.length < 32) {
    throw new ConfigError(`${variable} is too short: use at least 32 random characters.`);
  }
  return value;
}
