import type { Envelope } from '@exchange/cluster';
import type { Statement, Tx } from '@exchange/partitions';

/** The same as `receiveOnce`, for many: in the order of ids, so that two calls cannot deadlock. */
const receiveStatement: Statement = {
  name: 'requester-receive-many',
  text: `
    insert into inbox (message_id, kind, received_at)
    select m.id, m.kind, coalesce($1::timestamptz, now())
      from (select distinct on (id) id, kind from unnest($2::text[], $3::text[]) as u (id, kind)) m
     order by m.id
    on conflict (message_id) do nothing
    returning message_id as id`,
};

const forgetStatement: Statement = {
  name: 'requester-forget-received',
  text: 'delete from inbox where message_id = any($1::text[])',
};

/** Ids of the messages that arrive for the first time. */
export async function receiveMany(tx: Tx, messages: readonly Envelope[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(receiveStatement, [
    tx.clock.pinned(),
    messages.map((message) => message.id),
    messages.map((message) => message.kind),
  ]);
  return new Set(rows.map((row) => row.id));
}

/** These took no effect: they may come again. */
export async function forgetReceived(tx: Tx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length > 0) await tx.query(forgetStatement, [messageIds]);
}
