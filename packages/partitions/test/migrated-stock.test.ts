import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unusedDatabaseUrl } from '@exchange/testkit/database';
import type { TestDatabase } from '@exchange/testkit';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateDatabase, migrationFolder } from '../src/index.ts';

const groups = '20261122231956_groups';

describe('a performer partition from before there were groups', () => {
  let database: TestDatabase;
  let folder = '';

  beforeEach(async () => {
    database = unusedDatabaseUrl();
    folder = await mkdtemp(join(tmpdir(), 'exchange-migrations-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  async function run(text: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const result = await client.query<Record<string, unknown>>(text);
    await client.end();
    return result.rows;
  }

  it('keeps its stock as that of its only group, counted', async () => {
    const all = fileURLToPath(migrationFolder('performer'));
    for (const name of await readdir(all)) {
      if (name < groups || name.endsWith('.toml')) {
        await cp(join(all, name), join(folder, name), { recursive: true });
      }
    }
    await migrateDatabase(database.url, 'performer', pathToFileURL(`${folder}/`));
    await run(`
      insert into known_types (type_id, requester_key, requester_name, title, description, instructions,
        category, keywords, reward_minor, currency, time_allowed_seconds, auto_approval_seconds, form,
        updated_at)
      values ('look', 'r', 'R', 'Look', '', '', 'image', '{}', 5, 'USD', 60, 60, '{}', now()),
             ('read', 'r', 'R', 'Read', '', '', 'text', '{}', 5, 'USD', 60, 60, '{}', now());
      insert into stock_items (lease_id, epoch, kind, task_id, type_id, batch_id, requester_key, input,
        free, in_hand, priority, acquired_at, expires_at, accept_by)
      select 'lease-' || i, 1, 'exclusive', 'task-' || i, 'look', 'b', 'r', '{}', 2, 1, 0, now(), now(),
             now()
        from generate_series(1, 3) as i`);
    await migrateDatabase(database.url, 'performer');
    const levels = 'select group_id, type_id, slots from stock_levels';
    expect(await run(levels)).toEqual([{ group_id: '', type_id: 'look', slots: 6 }]);
    await run(`update stock_items set free = 0 where lease_id = 'lease-1'`);
    await run(`delete from stock_items where lease_id = 'lease-2'`);
    expect(await run(levels)).toEqual([{ group_id: '', type_id: 'look', slots: 2 }]);
  });
});
