import type { Directory, Statement } from '@exchange/partitions';

/** Whether changes are refused, and what callers are told. */
export interface Maintenance {
  readonly on: boolean;
  readonly message: string;
  readonly since: Date | null;
}

/** NOTIFY channel of the directory: a switch was changed. */
export const switchesChannel = 'switches';

const readStatement: Statement = {
  name: 'switches-read',
  text: `select value, changed_at as "changedAt" from cluster_switches where name = 'maintenance'`,
};

const writeStatement: Statement = {
  name: 'switches-write',
  text: `
    insert into cluster_switches (name, value, changed_by, changed_at)
    values ('maintenance', $1::jsonb, $2, coalesce($3::timestamptz, now()))
    on conflict (name) do update set
      value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
};

export async function readMaintenance(database: Directory): Promise<Maintenance> {
  const [row] = await database.query<{
    value: { readonly on: boolean; readonly message: string };
    changedAt: Date;
  }>(readStatement);
  if (row?.value.on !== true) return { on: false, message: '', since: null };
  return { on: true, message: row.value.message, since: row.changedAt };
}

export async function writeMaintenance(
  database: Directory,
  value: Pick<Maintenance, 'on' | 'message'>,
  accountId: string,
): Promise<void> {
  await database.query(writeStatement, [JSON.stringify(value), accountId, database.clock.pinned()]);
}
