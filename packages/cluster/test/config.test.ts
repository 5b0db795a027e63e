import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadClusterConfig } from '../src/config.ts';

const exampleFile = resolve(import.meta.dirname, '../../../deploy/cluster.example.yaml');
const secrets = {
  EXCHANGE_NODE_SECRET: 'n'.repeat(32),
  EXCHANGE_SESSION_SECRET: 's'.repeat(32),
  EXCHANGE_VIEWER_SECRET: 'v'.repeat(32),
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exchange-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function writeCluster(change: (example: string) => string): NodeJS.ProcessEnv {
  const path = join(folder, 'cluster.yaml');
  writeFileSync(path, change(readFileSync(exampleFile, 'utf8')));
  return { EXCHANGE_CLUSTER_FILE: path, ...secrets };
}

describe('groups and shared repositories', () => {
  const grouped = (lines: string) =>
    loadClusterConfig(
      writeCluster((example) =>
        example
          .replace('    partitions: [p1]', '    partitions: [p1, p2]')
          .replace(
            '  - id: p1\n    role: performer\n',
            `  - id: p2\n    role: performer\n    url: postgres://u:p@db:5432/p2\n  - id: p1\n    role: performer\n${lines}`,
          ),
      ),
    );

  it('are read as they are written, and there are none by default', () => {
    const find = (lines: string) => grouped(lines).partitions.find(({ id }) => id === 'p1');
    expect(find('')).toMatchObject({ groups: [] });
    expect(
      find('    groups: [{ id: pictures, categories: [image] }, { id: rest }]\n'),
    ).toMatchObject({
      groups: [
        { id: 'pictures', categories: ['image'] },
        { id: 'rest', categories: [] },
      ],
    });
    expect(find('    repository: p2\n')).toMatchObject({ repository: 'p2' });
  });

  it.each([
    ['    groups: [{ id: a }, { id: a }]\n', 'two groups of the partition p1 are called a'],
    ['    repository: p9\n', 'which nobody keeps (there are: p2)'],
    ['    repository: p1\n', 'which nobody keeps (there are: p2)'],
    ['    groups: [{ id: a }]\n    repository: p2\n', 'it can have one of both'],
    ['    groups: [{ id: A }]\n', 'lower-case letters'],
  ])('are refused when they cannot work: %j', (lines, problem) => {
    expect(() => grouped(lines)).toThrow(problem);
  });

  it('are refused for requesters and over nodes', () => {
    const on = (change: (example: string) => string) => () =>
      loadClusterConfig(writeCluster(change));
    expect(
      on((example) =>
        example.replace('    role: requester\n', '    role: requester\n    groups: [{ id: a }]\n'),
      ),
    ).toThrow('which only performers have');
    expect(
      on((example) =>
        example
          .replace('    partitions: [r1, r2]', '    partitions: [r1, r2, p2]')
          .replace(
            '  - id: p1\n    role: performer\n',
            '  - id: p2\n    role: performer\n    url: postgres://u:p@db:5432/p2\n    repository: p1\n  - id: p1\n    role: performer\n',
          ),
      ),
    ).toThrow('of another node: both must be served by one');
  });
});

describe('the built-in local cluster', () => {
  it('has two requester nodes and two performer nodes on one machine', () => {
    const config = loadClusterConfig({ EXCHANGE_DATA_DIR: folder });
    expect(config.gateway.publicUrl).toBe('http://localhost:4000');
    expect(config.nodes.map((node) => [node.id, node.partitions.join('+')])).toEqual([
      ['requester-a', 'r1+r2'],
      ['requester-b', 'r3'],
      ['performer-c', 'p1'],
      ['performer-d', 'p2'],
    ]);
  });

  it('makes its secrets once, for their owner only', () => {
    const first = loadClusterConfig({ EXCHANGE_DATA_DIR: folder });
    const second = loadClusterConfig({ EXCHANGE_DATA_DIR: folder });
    expect(second.secrets).toEqual(first.secrets);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('takes another port and other databases from the environment', () => {
    const config = loadClusterConfig({
      EXCHANGE_DATA_DIR: folder,
      PORT: '4444',
      EXCHANGE_DIRECTORY_URL: 'postgres://u:p@db:5432/d',
      EXCHANGE_PARTITION_P1_URL: 'postgres://u:p@db:5432/p1',
    });
    expect(config.gateway.publicUrl).toBe('http://localhost:4444');
    expect(config.directory.url).toBe('postgres://u:p@db:5432/d');
    expect(config.partitions.find(({ id }) => id === 'p1')?.url).toBe('postgres://u:p@db:5432/p1');
  });

  it('takes the service class of one of several gateways from the environment', () => {
    const file = writeCluster((example) => example);
    const of = (serviceClass: string) =>
      loadClusterConfig({ ...file, EXCHANGE_GATEWAY_SERVICE_CLASS: serviceClass }).gateway
        .serviceClass;
    expect(of('premium')).toBe('premium');
    expect(() => of('golden')).toThrow('gateway.serviceClass');
  });

  it('takes the region of one of several gateways from the environment', () => {
    const file = writeCluster((example) => example);
    expect(loadClusterConfig(file).gateway.region).toBe('eu');
    const elsewhere = { ...file, EXCHANGE_GATEWAY_REGION: 'us' };
    expect(loadClusterConfig(elsewhere).gateway.region).toBe('us');
  });

  it('is the one that npm start last ran, with the ports it chose', () => {
    const config = loadClusterConfig({ EXCHANGE_DATA_DIR: folder });
    const ran = { ...config, gateway: { ...config.gateway, port: 4777 } };
    writeFileSync(join(folder, 'cluster.json'), JSON.stringify(ran));
    expect(loadClusterConfig({ EXCHANGE_DATA_DIR: folder }).gateway.port).toBe(4777);
  });

  it('refuses a port that is none, naming the setting', () => {
    const load = () => loadClusterConfig({ EXCHANGE_DATA_DIR: folder, PORT: 'abc' });
    expect(load).toThrow(/^Correct gateway\.port in the built-in local cluster: /);
  });
});

describe('a cluster file', () => {
  it('is read as in the example', () => {
    const config = loadClusterConfig(writeCluster((text) => text));
    expect(config.gateway.publicUrl).toBe('https://exchange.example.org');
    expect(config.nodes[0]?.url).toBe('http://requester-a.internal:4101');
    expect(config.supply.leaseSeconds).toBe(7200);
  });

  it.each(['supply', 'feed', 'history'] as const)(
    'documents the values that hold when the %s section is missing',
    (section) => {
      const written = loadClusterConfig(writeCluster((text) => text));
      const without = loadClusterConfig(
        writeCluster((text) => text.replace(new RegExp(`^${section}:\\n(?: {2}.*\\n)+`, 'm'), '')),
      );
      expect(without[section]).toEqual(written[section]);
    },
  );

  it.each([
    ['an unknown policy', 'policy: leastLoaded', 'policy: best', /placement\.policy/],
    ['a bias beyond all', 'localBias: 1', 'localBias: 2', /feed\.localBias/],
    ['a misspelt setting', 'poolSize: 8', 'poolsize: 8', /directory.*poolsize/],
    ['an address that is no database', 'postgres://exchange', 'mysql://exchange', /directory\.url/],
    [
      'a partition without a node',
      'partitions: [r1, r2]',
      'partitions: [r1]',
      /no node serves.* r2/,
    ],
    ['a partition nobody knows', '[r1, r2]', '[r1, r2, r9]', /r9, which is not listed/],
    ['a node with the name of gateways', 'id: performer-c', 'id: gateway', /name of gateways/],
    ['two nodes with one name', 'id: performer-c', 'id: requester-a', /called requester-a/],
    [
      'one database twice',
      'db-1.internal:5432/partition_r2',
      'db-1.internal:5432/partition_r1',
      /same address/,
    ],
    [
      'pages of templates on the site of the app',
      'https://*.exchange-tasks.example.net',
      'https://*.tasks.example.org',
      /sandbox\.publicUrl is on the site .*\(example\.org\)/,
    ],
    ['a lease of a moment', 'leaseSeconds: 7200', 'leaseSeconds: 2', /leaseSeconds/],
  ])('with %s is refused with one sentence', (_what, from, to, sentence) => {
    const env = writeCluster((text) => text.replace(from, to));
    expect(() => loadClusterConfig(env)).toThrow(sentence);
  });

  it('never shows a password in its complaints', () => {
    const env = writeCluster((text) =>
      text.replaceAll(/postgres:\S+/g, 'postgres://u:hunter2@db/x'),
    );
    expect(() => loadClusterConfig(env)).toThrow(/^(?!.*hunter2)/);
  });

  it('needs secrets from the environment or the file', () => {
    const env = writeCluster((text) => text);
    expect(() => loadClusterConfig({ ...env, EXCHANGE_NODE_SECRET: undefined })).toThrow(
      /set EXCHANGE_NODE_SECRET/,
    );
    expect(() => loadClusterConfig({ ...env, EXCHANGE_SESSION_SECRET: 'short' })).toThrow(
      /EXCHANGE_SESSION_SECRET is too short/,
    );
  });

  it('that does not exist, or is no YAML, is said so', () => {
    expect(() => loadClusterConfig({ EXCHANGE_CLUSTER_FILE: join(folder, 'none') })).toThrow(
      /does not exist/,
    );
    expect(() => loadClusterConfig(writeCluster(() => 'a: [1'))).toThrow(/cannot be read/);
  });
});
