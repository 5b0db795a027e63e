import type { Statement, Tx } from '../statement.ts';

export interface IncomingMessage {
  id: string;
  kind: string;
  /** As the message names it: what was received goes along when its owner moves. */
  to: string;
}

/** An owner key, or null for a message to the partition itself, which never moves. */
export function recipientOf({ to }: IncomingMessage): string | null {
  return to.startsWith('partition:') ? null : to;
}

/**
 * A second delivery that races the first waits here for the first one's transaction: it then finds
 * the row and does nothing, or, if that transaction rolled back, it is the first.
 */
const receiveStatement: Statement = {
  name: 'inbox-receive',
  text: `
    insert into inbox (message_id, kind, recipient, received_at)
    values ($1, $2, $3, coalesce($4::timestamptz, now()))
    on conflict (message_id) do nothing
    returning message_id`,
};

/**
 * True the first time this message arrives, false ever after. Call it in the transaction that the
 * message changes things in, and change nothing when it says false.
 */
export async function receiveOnce(tx: Tx, message: IncomingMessage): Promise<boolean> {
  const rows = await tx.query(receiveStatement, [
    message.id,
    message.kind,
    recipientOf(message),
    tx.clock.pinned(),
  ]);
  return rows.length === 1;
}
