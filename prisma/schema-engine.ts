import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type {
  DiagnoseMigrationHistoryOutput,
  MigrationDirectory,
  MigrationList,
  SchemaEngine,
} from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * Prisma's schema engine, run as WebAssembly: `prisma migrate` starts a binary that it would have to
 * download. It is used to *write* migrations and to check that the ordinary tool would agree with
 * our records; applying them is the work of `@exchange/partitions`.
 */
export type Kind = 'directory' | 'requester' | 'performer';

const noFilter = { externalTables: [], externalEnums: [] };

/** The SQL that leads from the migrations of `kind` to its schema; empty when there is no difference. */
export async function diffMigration(kind: Kind, serverUrl: string): Promise<string> {
  return withEngine(kind, serverUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrationList(kind)) },
      to: { tag: 'schemaDatamodel', files: [await readSchema(kind)] },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  });
}

/** What `prisma migrate status` would find in this database. */
export async function migrationStatus(
  kind: Kind,
  url: string,
): Promise<DiagnoseMigrationHistoryOutput> {
  return withEngine(kind, url, async (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: await readMigrationList(kind),
      optInToShadowDatabase: false,
      filters: noFilter,
    }),
  );
}

async function withEngine<T>(
  kind: Kind,
  url: string,
  fn: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const { path, content } = await readSchema(kind);
  const parts = connectionParts(url);
  const opened: PgAdapter[] = [];
  const open = async (database: string): Promise<PgAdapter> => {
    const adapter = await new PrismaPg({ ...parts, database }).connect();
    opened.push(adapter);
    return withoutGaps(adapter);
  };
  const adapters = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(parts.database),
    // The adapter's own drops its database while it is still connected to it, which fails.
    async connectToShadowDb() {
      const name = `shadow_${randomUUID()}`;
      const main = (await open(parts.database)).underlyingDriver();
      await main.query(`create database "${name}"`);
      const shadow = await open(name);
      shadow.dispose = async () => {
        await closePool(shadow);
        await main.query(`drop database "${name}"`);
      };
      return shadow;
    },
  });
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [[path, content]] },
    () => undefined,
    adapters,
  );
  try {
    return await fn(engine);
  } finally {
    engine.free();
    await Promise.all(opened.map((adapter) => closePool(adapter)));
  }
}

/** Not as a connection string: that would win over the name of the shadow database. */
function connectionParts(url: string): pg.PoolConfig & { database: string } {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

interface PgAdapter extends SqlDriverAdapter {
  underlyingDriver(): pg.Pool;
}

/** The engine closes what it opened itself, but not always. */
async function closePool(adapter: PgAdapter): Promise<void> {
  const pool = adapter.underlyingDriver();
  if (!pool.ending) await pool.end();
}

interface PgAdapterInside {
  performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>;
}

const internalChar = 18;
const text = 25;

/**
 * Two gaps of the adapter: it cuts scripts at every semicolon, which breaks function bodies in
 * migrations, and it refuses the type "char" of the system catalogues, which the engine reads and
 * wants as a character. The engine asks one question at a time.
 */
function withoutGaps(adapter: PgAdapter): PgAdapter {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  const inside = adapter as unknown as PgAdapterInside;
  const performIO = inside.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let characters: number[] = [];
  inside.performIO = async (query) => {
    const result = await performIO(query);
    characters = [];
    for (const [place, field] of result.fields.entries()) {
      if (field.dataTypeID !== internalChar) continue;
      field.dataTypeID = text;
      characters.push(place);
    }
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const place of characters) result.columnTypes[place] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/** The part that is used of a global that the types of Node.js leave to the browser's. */
declare const WebAssembly: {
  instantiate(
    wasm: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loaded: Promise<void> | null = null;

function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    // The engine reports its panics here, and without it the report itself is what fails.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
    });
    const entry = import.meta.resolve('@prisma/schema-engine-wasm');
    const wasm = await readFile(new URL('./schema_engine_bg.wasm', entry));
    const { instance } = await WebAssembly.instantiate(wasm, {
      './schema_engine_bg.js': engineModule,
    });
    const glue = engineModule as unknown as {
      __wbg_set_wasm(exports: Record<string, unknown>): void;
    };
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports['__wbindgen_start'] as () => void)();
  })();
  return loaded;
}

async function readSchema(kind: Kind): Promise<{ path: string; content: string }> {
  const file = new URL(`./${kind}/schema.prisma`, import.meta.url);
  return { path: fileURLToPath(file), content: await readFile(file, 'utf8') };
}

async function readMigrationList(kind: Kind): Promise<MigrationList> {
  const base = new URL(`./${kind}/migrations/`, import.meta.url);
  const entries = await readdir(base, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name): Promise<MigrationDirectory> => {
      const sql = await readFile(new URL(`${name}/migration.sql`, base), 'utf8');
      return {
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      };
    }),
  );
  const lock = await readFile(new URL('migration_lock.toml', base), 'utf8').catch(() => null);
  return {
    baseDir: fileURLToPath(base),
    lockfile: { path: './migration_lock.toml', content: lock },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}
