import type { Statement, Tx } from '../statement.ts';

export interface OutgoingMessage {
  /** Unique for ever; the receiver's inbox knows the message by it. */
  id: string;
  /** The owner key of a user, or `partition:<id>` for a partition's own repository. */
  to: string;
  kind: string;
  payload: unknown;
}

/** NOTIFY channel that wakes the relay; the notification is sent when the transaction commits. */
export const outboxChannel = 'outbox';

/**
 * Rows get their ids in the order given. Two transactions may commit in the other order than they
 * took their ids, but only when neither saw the other's work, so no message is sent before one that
 * it depends on. Times are cut to the column's milliseconds, since rounding up would make a message
 * due only after the relay was woken for it.
 */
const appendStatement: Statement = {
  name: 'outbox-append',
  text: `
    with added as (
      insert into outbox (message_id, recipient, kind, payload, created_at, next_attempt_at)
      select m.id, m.recipient, m.kind, m.payload,
             moment.at, moment.at
        from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])
             with ordinality as m (id, recipient, kind, payload, place),
             date_trunc('milliseconds', coalesce($5::timestamptz, now())) as moment (at)
       order by m.place
      returning 1
    )
    select pg_notify('${outboxChannel}', '') from (select count(*) from added) as counted`,
};

/** Records messages to send, in the transaction of the change that they tell about. */
export function appendOutbox(tx: Tx, messages: readonly OutgoingMessage[]): void {
  if (messages.length === 0) return;
  tx.send(appendStatement, [
    messages.map((message) => message.id),
    messages.map((message) => message.to),
    messages.map((message) => message.kind),
    messages.map((message) => JSON.stringify(message.payload)),
    tx.clock.pinned(),
  ]);
}
