import pg from 'pg';

/** Users who live on these partitions, as far as those are in the cluster. */
export async function countUsers(
  directoryUrl: string,
  partitions: readonly string[],
): Promise<{ readonly users: number; readonly inCluster: readonly string[] }> {
  const client = new pg.Client({ connectionString: directoryUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; users: number }>(
      `select p.id, (select count(*) from placements u where u.partition_id = p.id)::int as users
         from partitions p where p.id = any($1::text[]) order by p.id`,
      [partitions],
    );
    return {
      users: rows.reduce((sum, { users }) => sum + users, 0),
      inCluster: rows.map(({ id }) => id),
    };
  } finally {
    await client.end();
  }
}
