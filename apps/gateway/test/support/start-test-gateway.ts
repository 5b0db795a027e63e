import { Writable } from 'node:stream';
import { registerNode, type ClusterConfig } from '@exchange/cluster';
import { systemClock, type OwnerKey } from '@exchange/kernel';
import { createLogger } from '@exchange/service';
import { openTestPartition } from '@exchange/testkit';
import { startGateway, type RunningGateway } from '../../src/index.ts';
import { startFakeNode, type FakeNode } from './fake-node.ts';
import { createClient, type Client } from './client.ts';
import { testConfig } from './test-config.ts';

export type TestDirectory = Awaited<ReturnType<typeof openTestPartition<'directory'>>>;

export interface TestGateway {
  readonly url: string;
  readonly config: ClusterConfig;
  readonly database: TestDirectory;
  readonly nodes: { readonly a: FakeNode; readonly b: FakeNode; readonly c: FakeNode };
  /** Lines of the log. */
  readonly lines: string[];
  client(): Client;
  /** Another gateway of the same cluster. */
  another(): Promise<RunningGateway>;
  /** An account with the given roles, signed in. */
  signUp(roles?: readonly ('REQUESTER' | 'PERFORMER')[]): Promise<Client>;
  /** Writes where a user lives, without telling anybody but the database. */
  place(ownerKey: OwnerKey, partitionId: string, accountId?: string): Promise<void>;
  stop(): Promise<void>;
}

let accounts = 0;

/** A gateway on a directory of its own, with HTTP servers in the place of nodes. */
export async function startTestGateway(
  limits: Partial<ClusterConfig['gateway']['limits']> = {},
): Promise<TestGateway> {
  const database = await openTestPartition('directory', systemClock);
  const config = testConfig(database.url, limits);
  const [a, b, c] = await Promise.all([startFakeNode(), startFakeNode(), startFakeNode()]);
  const servers = { 'requester-a': a, 'requester-b': b, 'performer-c': c };
  for (const [nodeId, server] of Object.entries(servers)) {
    const served = config.nodes.find(({ id }) => id === nodeId)?.partitions ?? [];
    await registerNode(database, {
      nodeId,
      url: server.url,
      version: 'test',
      partitions: config.partitions.filter(({ id }) => served.includes(id)),
    });
  }
  // Nobody's heart beats here, and placement takes live nodes only.
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);
  await database.db.node.updateMany({ data: { heartbeatAt: tomorrow } });
  const lines: string[] = [];
  const output = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      if (globalThis.process.env['GATEWAY_TEST_LOG'] === '1') process.stdout.write(line);
      done();
    },
  });
  const log = createLogger('gateway', { logLevel: 'warn' }, output);
  const start = () => startGateway({ config, log, drainMs: 500, webRoot: '/nowhere' });
  const gateway = await start();
  const others: RunningGateway[] = [];

  return {
    url: gateway.url,
    config,
    database,
    nodes: { a, b, c },
    lines,
    client: () => createClient(gateway.url),
    async another() {
      const other = await start();
      others.push(other);
      return other;
    },
    async signUp(roles = []) {
      accounts += 1;
      const client = createClient(gateway.url);
      await client.signUp(`person${String(accounts)}@example.org`);
      for (const role of roles) await client.openRole(role);
      return client;
    },
    async place(ownerKey, partitionId, accountId = `account of ${ownerKey}`) {
      await database.db.placement.upsert({
        where: { ownerKey },
        create: {
          ownerKey,
          partitionId,
          accountId,
          role: ownerKey.startsWith('r') ? 'requester' : 'performer',
          displayName: 'Somebody',
        },
        update: { partitionId, epoch: { increment: 1 } },
      });
    },
    async stop() {
      await Promise.all([gateway, ...others].map((each) => each.stop()));
      await Promise.all([a, b, c].map((node) => node.stop()));
      await database.close();
    },
  };
}
