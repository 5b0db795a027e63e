import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';

/** An answer to every task, as if it had been delivered: the ids are those of the tasks with another kind. */
const statement = `
  insert into submissions (id, owner_key, task_id, batch_id, type_id, assignment_id, performer_key,
                           lease_id, answer, status, surplus, reward_minor, fee_minor, accepted_at,
                           submitted_at, received_at, auto_approve_at)
  select replace(t.id, 'task_', 'submission_'), t.owner_key, t.id, t.batch_id, t.type_id,
         replace(t.id, 'task_', 'assignment_'), 'p' || substr(md5((t.row % 1000)::text), 1, 12), 'none',
         '{"sentiment": "positive"}', 'submitted', false, 1, 1, now() - interval '1 minute',
         now() + t.row * interval '1 millisecond', now(), now() + interval '30 days'
    from tasks t where t.batch_id = $1 and t.row > $2 and t.row <= $2 + $3`;

const rowsPerStatement = 50_000;

/**
 * Puts answers where a delivery puts them: it takes a day of many people to answer a million tasks, and
 * what is measured is their export.
 */
export async function seedAnswers(
  cluster: RunningCluster,
  batchId: string,
  rows: number,
): Promise<void> {
  const client = await connectToHome(cluster, batchId);
  try {
    for (let from = 0; from <= rows + 1; from += rowsPerStatement) {
      await client.query(statement, [batchId, from, rowsPerStatement]);
    }
    await client.query('analyze submissions');
  } finally {
    await client.end();
  }
}

async function connectToHome(cluster: RunningCluster, batchId: string): Promise<pg.Client> {
  const { partitions } = JSON.parse(readFileSync(cluster.clusterFile, 'utf8')) as {
    partitions: readonly { role: string; url: string }[];
  };
  for (const { role, url } of partitions) {
    if (role !== 'requester') continue;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rowCount } = await client.query('select 1 from batches where id = $1', [batchId]);
    if (rowCount === 1) return client;
    await client.end();
  }
  throw new Error(`No partition has the batch ${batchId}.`);
}
