import type { Lane, Statement } from '@exchange/partitions';
import { endFormer, enter, requireState } from '../sql/enter.ts';
import { forgetAllChanges, setState } from '../sql/owner-state.ts';
import type { MoveRef } from '../types.ts';

/** Slots in hand went along: the repository holds them no more. */
const handOver: Statement = {
  name: 'transfer-hand-over-slots',
  text: `
    with gone as (
      select lease_id, count(*)::int as slots from assignments
       where owner_key = $1 and status = 'accepted' group by lease_id
    ), held as (
      select s.lease_id, s.free, s.in_hand, g.slots
        from stock_items s join gone g on g.lease_id = s.lease_id
       order by s.lease_id
         for update of s
    ), emptied as (
      delete from stock_items s using held h
       where s.lease_id = h.lease_id and h.free = 0 and h.in_hand <= h.slots
    )
    update stock_items s set in_hand = s.in_hand - h.slots
      from held h
     where s.lease_id = h.lease_id and not (h.free = 0 and h.in_hand <= h.slots)`,
};

/** What is here is an old copy from now on. */
export async function markLeft(lane: Lane, move: MoveRef): Promise<void> {
  await lane.transact(async (tx) => {
    const away = requireState(await enter(tx, move), move, ['blocked', 'left']);
    if (away.state === 'left') return;
    if (lane.role === 'performer') tx.send(handOver, [move.ownerKey]);
    endFormer(tx, away);
    setState(tx, move, 'left', null);
    // All of it is at the destination.
    forgetAllChanges(tx, move.ownerKey);
  });
}
