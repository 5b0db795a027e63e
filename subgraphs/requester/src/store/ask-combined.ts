import type { OwnerKey } from '@exchange/kernel';
import type { Statement, Tx } from '@exchange/partitions';
import { combineChannel } from './combining-claims.ts';

/** What is under way is begun anew: its claim is taken away. */
const askStatement: Statement = {
  name: 'requester-ask-combined',
  text: `
    with asked as (
      insert into combined_batches as c (batch_id, owner_key, methods, status)
      values ($1, $2, coalesce($3::jsonb, '{}'), 'wanted')
      on conflict (batch_id) do update
         set methods = coalesce($3::jsonb, c.methods), status = 'wanted', problem = null, claim = null,
             claimed_until = null, done_count = 0, total_count = 0
      returning 1
    )
    select pg_notify('${combineChannel}', '') from asked`,
};

const stopStatement: Statement = {
  name: 'requester-stop-combining',
  text: `
    update combined_batches set status = 'stopped', claim = null, claimed_until = null
     where batch_id = $1 and owner_key = $2
    returning 1`,
};

/**
 * Other answers count now, perhaps as many as before: numbers that no batch has make the results old, also those
 * that are being made.
 */
const outdateStatement: Statement = {
  name: 'requester-outdate-combined',
  text: `
    with held as (
      select batch_id from combined_batches where batch_id = any($1::text[]) order by batch_id for update
    )
    update combined_batches c set seen_rejected = -1 from held where c.batch_id = held.batch_id`,
};

/** @param methods null leaves them as they are. */
export async function askCombined(
  tx: Tx,
  batch: { id: string; ownerKey: OwnerKey },
  methods: Readonly<Record<string, string>> | null,
): Promise<void> {
  const json = methods === null ? null : JSON.stringify(methods);
  await tx.query(askStatement, [batch.id, batch.ownerKey, json]);
}

/** False when nobody had asked for it. */
export async function stopCombined(
  tx: Tx,
  batch: { id: string; ownerKey: OwnerKey },
): Promise<boolean> {
  return (await tx.query(stopStatement, [batch.id, batch.ownerKey])).length === 1;
}

/** A rejection in these batches was taken back: without it another rejection could go unseen. */
export async function outdateCombined(tx: Tx, batchIds: readonly string[]): Promise<void> {
  if (batchIds.length > 0) await tx.query(outdateStatement, [batchIds]);
}
