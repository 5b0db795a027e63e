import type { Statement, Tx } from '../statement.ts';
import type { IncomingMessage } from './receive-once.ts';
import { recipientOf } from './receive-once.ts';

/**
 * The inbox for a whole delivery at once. Written in the order of ids, so that two deliveries of
 * the same messages wait for each other in one direction; the second then finds the rows.
 */
const receiveStatement: Statement = {
  name: 'inbox-receive-many',
  text: `
    insert into inbox (message_id, kind, recipient, received_at)
    select m.id, m.kind, m.recipient, coalesce($4::timestamptz, now())
      from (select distinct on (id) id, kind, recipient
              from unnest($1::text[], $2::text[], $3::text[]) as u (id, kind, recipient)
             order by id) m
     order by m.id
    on conflict (message_id) do nothing
    returning message_id as "id"`,
};

const forgetStatement: Statement = {
  name: 'inbox-forget',
  text: 'delete from inbox where message_id = any($1::text[])',
};

/** Ids of those that arrive for the first time; only these may change anything. See `receiveOnce`. */
export async function receiveMany(
  tx: Tx,
  messages: readonly IncomingMessage[],
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(receiveStatement, [
    messages.map((message) => message.id),
    messages.map((message) => message.kind),
    messages.map(recipientOf),
    tx.clock.pinned(),
  ]);
  return new Set(rows.map((row) => row.id));
}

/** These took no effect after all, in the same transaction: they may come again. */
export async function forgetReceived(tx: Tx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length > 0) await tx.query(forgetStatement, [messageIds]);
}
