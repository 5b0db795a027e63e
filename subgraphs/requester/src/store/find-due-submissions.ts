import type { Queryable, Statement } from '@exchange/partitions';

/** Walks the partial index `submissions_due`; whoever decides one meanwhile is seen under its lock. */
const statement: Statement = {
  name: 'requester-find-due-submissions',
  text: `
    select id from submissions
     where status = 'submitted' and auto_approve_at <= coalesce($1::timestamptz, now())
     order by auto_approve_at
     limit $2`,
};

export async function findDueSubmissions(
  db: Queryable,
  at: Date | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(statement, [at, limit]);
  return rows.map((row) => row.id);
}
