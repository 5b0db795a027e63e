import type { Lane, Partition, Statement } from '@exchange/partitions';
import { outboxChannel } from '@exchange/partitions';
import { removeCapture } from '../capture/install-capture.ts';
import { MoveRefusedError } from '../move-refused.ts';
import { end, endFormer, enterEnded, requireState } from '../sql/enter.ts';
import { joinOwner, setHome, setState } from '../sql/owner-state.ts';
import type { MoveRef } from '../types.ts';
import { admitPerformer, readInHand } from './admit-performer.ts';
import { admitRequester, readGranted } from './admit-requester.ts';

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
  lane: Lane,
  move: MoveRef,
  { keepCapture }: { readonly keepCapture: boolean },
): Promise<void> {
  const isPerformer = partition.role === 'performer';
  await lane.transact(async (tx) => {
    joinOwner(tx, move.ownerKey);
    // Side by side, since the owner waits for each answer.
    const [{ away, ended }, inHand, granted] = await Promise.all([
      enterEnded(tx, move),
      isPerformer ? readInHand(tx, move) : [],
      isPerformer ? [] : readGranted(tx, move),
    ]);
    if (ended) return;
    const own = requireState(away, move, ['arriving', 'tracked']);
    if (own.state === 'tracked') return;
    const { handover } = own;
    if (handover === null) {
      throw new MoveRefusedError('state', 'What goes along with the owner has not come yet.');
    }
    endFormer(tx, own);
    setState(tx, move, 'tracked', null);
    tx.send(settle);
    if (isPerformer) admitPerformer(tx, partition.id, move, handover, inHand);
    else admitRequester(tx, move, granted);
    tx.send(placeMessages, [move.ownerKey]);
    if (keepCapture) return;
    setHome(tx, move.ownerKey);
    end(tx, move);
  });
  if (!keepCapture) await removeCapture(partition);
}
