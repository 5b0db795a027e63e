import type { Partition, Statement } from '@exchange/partitions';
import { outboxChannel } from '@exchange/partitions';
import { removeCapture } from '../capture/install-capture.ts';
import { MoveRefusedError } from '../move-refused.ts';
import { end, enterEnded, requireState } from '../sql/enter.ts';
import { lockOwner, setHome, setState } from '../sql/owner-state.ts';
import type { MoveRef } from '../types.ts';
import { admitPerformer } from './admit-performer.ts';
import { admitRequester } from './admit-requester.ts';

/** Messages that came along get their places behind those that are here, in the order they had. */
const placeMessages: Statement = {
  name: 'transfer-place-messages',
  text: `
    with waiting as materialized (
      select o.id from outbox o
       where outbox_owner(o.kind, o.payload) = $1 and o.delivered_at is null and o.moved_from is not null
       order by o.moved_from
    ), placed as materialized (
      select id, nextval(pg_get_serial_sequence('outbox', 'id')) as place from waiting
    ), moved as (
      update outbox o set id = p.place, moved_from = null from placed p where o.id = p.id
    )
    select pg_notify('${outboxChannel}', '')`,
};

/**
 * Makes the owner writable. What changes here is recorded like any write of theirs, since the old copy
 * does not have it: so the session is no mover's any more.
 */
const settle: Statement = {
  name: 'transfer-settle',
  text: `select set_config('exchange.move', '', true), set_config('exchange.moving', '', true)`,
};

export async function admit(
  partition: Partition,
  move: MoveRef,
  { keepCapture }: { readonly keepCapture: boolean },
): Promise<void> {
  await partition.transact(async (tx) => {
    await lockOwner(tx, move.ownerKey);
    const { away, ended } = await enterEnded(tx, move);
    if (ended) return;
    const { state, handover } = requireState(away, move, ['arriving', 'tracked']);
    if (state === 'tracked') return;
    if (handover === null) {
      throw new MoveRefusedError('state', 'What goes along with the owner has not come yet.');
    }
    await setState(tx, move, 'tracked', null);
    await tx.query(settle);
    if (partition.role === 'performer') await admitPerformer(tx, partition.id, move, handover);
    else await admitRequester(tx, move, handover);
    await tx.query(placeMessages, [move.ownerKey]);
    if (keepCapture) return;
    await setHome(tx, move.ownerKey);
    await end(tx, move);
  });
  if (!keepCapture) await removeCapture(partition);
}
