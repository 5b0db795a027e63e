import type { Statement, Tx } from '@exchange/partitions';

const statement: Statement = {
  name: 'requester-write-decisions',
  text: `
    update submissions
       set status = $2, decided_at = coalesce($1::timestamptz, now()), decided_by = $3, feedback = $4
     where id = any($5::text[])`,
};

export async function writeDecisions(
  tx: Tx,
  ids: readonly string[],
  decision: { status: string; by: string; feedback: string | null },
): Promise<void> {
  await tx.query(statement, [
    tx.clock.pinned(),
    decision.status,
    decision.by,
    decision.feedback,
    ids,
  ]);
}
