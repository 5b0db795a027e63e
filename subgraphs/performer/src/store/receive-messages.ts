import type { Statement, Tx } from '@exchange/partitions';

/**
 * The inbox for a whole delivery at once. Written in the order of ids, so that two deliveries of
 * the same messages wait for each other in one direction; the second then finds the rows.
 */
const statement: Statement = {
  name: 'inbox-receive-many',
  text: `
    insert into inbox (message_id, kind, received_at)
    select m.id, m.kind, coalesce($3::timestamptz, now())
      from unnest($1::text[], $2::text[]) as m (id, kind)
     order by m.id
    on conflict (message_id) do nothing
    returning message_id as "id"`,
};

/** Which of these messages arrive for the first time; only these may change anything. */
export async function receiveMessages(
  tx: Tx,
  messages: readonly { readonly id: string; readonly kind: string }[],
): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(statement, [
    messages.map((message) => message.id),
    messages.map((message) => message.kind),
    tx.clock.pinned(),
  ]);
  return new Set(rows.map((row) => row.id));
}
