import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgres } from './embedded-postgres.ts';

type Server = InstanceType<typeof EmbeddedPostgres>;

export interface TemporaryPostgres {
  /** Of its database `postgres`. */
  url: string;
  /** Ends the server with `kill -9` and starts it again, as after a crash. Resolves when it answers. */
  crashAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * No power cut has to be survived here, so nothing is forced to the disk. A crash of the server is
 * survived, because commits still reach the operating system first.
 */
const fastFlags = [
  'fsync=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=300',
  'shared_buffers=128MB',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'autovacuum_naptime=10s',
].flatMap((setting) => ['-c', setting]);

/** A real PostgreSQL in a temporary folder on a free port, gone after `stop`. */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'exchange-postgres-'));
  const port = await findFreePort();
  const lines: string[] = [];
  const makeServer = (): Server =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'postgres',
      password: 'postgres',
      persistent: false,
      // The server refuses to run as root, which containers and CI often are.
      createPostgresUser: userInfo().uid === 0,
      initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
      postgresFlags: fastFlags,
      onLog: (line) => lines.push(line),
      onError: (line) => lines.push(String(line)),
    });
  let server = makeServer();
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL for the tests did not start:\n${lines.join('').slice(-2_000)}`, {
      cause: error,
    });
  }
  // Asks it to end; a process that is exiting cannot wait for that.
  const stopOnExit = (): void => void server.stop();
  process.once('exit', stopOnExit);
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    async crashAndRestart() {
      const [pid] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      server = await startAgain(makeServer);
    },
    async stop() {
      process.off('exit', stopOnExit);
      await server.stop();
    },
  };
}

/** For a moment after a crash the old server's children still hold its memory and its port. */
async function startAgain(makeServer: () => Server): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const server = makeServer();
    try {
      await server.start();
      return server;
    } catch (error) {
      if (attempt === 50) throw new Error('PostgreSQL did not start again.', { cause: error });
      await delay(100);
    }
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('No free port was found on this machine.'));
      });
    });
  });
}
