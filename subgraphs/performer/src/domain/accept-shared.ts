import type { TypeTerms } from '@exchange/cluster';
import { newId, ownerOf } from '@exchange/kernel';
import { appendOutbox, isUniqueViolation } from '@exchange/partitions';
import type { AcceptedSlot } from '../store/accept-slot.ts';
import { listHeldTasks } from '../store/find-assignments.ts';
import { releaseLeases } from '../store/give-back-stock.ts';
import { lendSlot, type LentSlot } from '../store/lend-slot.ts';
import { takeLent } from '../store/lent-slots.ts';
import { findPerformers } from '../store/performers.ts';
import { writeGrants } from '../store/write-grants.ts';
import type { Me } from './access.ts';
import { acceptFromStock, acceptWithin, type AcceptInput } from './accept-from.ts';
import { settleSlots } from './settle-lent.ts';
import type { KnownType } from './type-cache.ts';

/** Whether the stock that feeds the viewer lies on another partition than they do. */
function isShared({ repository }: Me): boolean {
  return repository.host !== repository;
}

/** A slot of the stock that feeds the viewer: passing over what others hold locked, or waiting for it. */
export function acceptNear(me: Me, input: AcceptInput, wait = false): Promise<AcceptedSlot> {
  return isShared(me) ? acceptShared(me, input, wait) : acceptFromStock(me, input, !wait);
}

/**
 * A slot of the stock of another partition of this node, which feeds this one. It leaves that stock in one
 * transaction, which notes where it goes; in the next one, here, it stands on a lease of its own, the
 * requester is told to part that from the one it lay on, and it is accepted. What does not arrive goes
 * back: at once when that fails, by `settleLent` after a crash.
 */
async function acceptShared(me: Me, input: AcceptInput, wait: boolean): Promise<AcceptedSlot> {
  const { partition, host, supply } = me.repository;
  const [[performer], held] = await Promise.all([
    findPerformers(partition, [me.key]),
    listHeldTasks(partition, me.key, input.typeId, null),
  ]);
  const inHand = performer?.inHand ?? null;
  const nothing: AcceptedSlot = { inHand, found: false, assignment: null };
  const requesterKey = ownerOf(input.typeId);
  if (requesterKey === null || inHand === null || inHand >= supply.queueLimit) return nothing;
  const newLeaseId = newId('lease', requesterKey, partition.clock);
  const lent = await lendSlot(
    host.partition,
    {
      groupId: host.groupId,
      ...input,
      heldTaskIds: held.map(({ taskId }) => taskId),
      ownRequesterKey: me.ownRequesterKey,
      newLeaseId,
      partitionId: partition.id,
      wait,
    },
    host.partition.clock.pinned(),
  );
  if (lent === null) return nothing;
  const leased = { ...lent, newLeaseId };
  try {
    return (await bringOver(me, leased)) ?? nothing;
  } catch (error) {
    await settleSlots(host.partition, partition, [leased]).catch((problem: unknown) => {
      me.repository.log.warn({ problem, newLeaseId }, 'a slot that did not arrive goes back later');
    });
    throw error;
  }
}

type Leased = LentSlot & { readonly newLeaseId: string };

async function bringOver(me: Me, lent: Leased): Promise<AcceptedSlot | null> {
  const type = (await me.repository.host.types.find([lent.typeId])).get(lent.typeId);
  const bring = (accepting: boolean) =>
    receiveLent(me, lent, type === undefined ? [] : [type], accepting);
  return await bring(true).catch((error: unknown) => {
    if (isUniqueViolation(error, 'assignments_once')) return bring(false);
    throw error;
  });
}

async function receiveLent(
  me: Me,
  { leaseId, newLeaseId, ...rest }: Leased,
  types: readonly KnownType[],
  accepting: boolean,
): Promise<AcceptedSlot | null> {
  const { partition, groupId, holder } = me.repository;
  const lease = { ...rest, leaseId: newLeaseId, epoch: 1, slots: 1 };
  const at = partition.clock.pinned();
  return partition.transact(async (tx) => {
    if (!(await takeLent(tx, newLeaseId))) return null;
    await writeGrants(
      tx,
      { types: types.map(toTerms), leases: [lease] },
      { groupId, reservedFor: me.key },
      at,
    );
    appendOutbox(tx, [
      {
        id: `split:${newLeaseId}`,
        to: rest.requesterKey,
        kind: 'lease.split',
        payload: {
          performerKey: me.key,
          holder,
          leases: [{ leaseId, newLeaseId, slots: 1 }],
        },
      },
    ]);
    const wanted = { typeId: rest.typeId, taskId: rest.taskId };
    const slot: AcceptedSlot = accepting
      ? await acceptWithin(tx, me, wanted)
      : { inHand: null, found: false, assignment: null };
    await releaseLeases(tx, [newLeaseId], 'unused', at);
    return slot;
  });
}

function toTerms(type: KnownType): TypeTerms {
  const { form, criteria } = type;
  return { ...type, form: form as TypeTerms['form'], criteria: criteria as TypeTerms['criteria'] };
}
