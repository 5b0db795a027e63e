import type { NodeServices, ProcedureCall } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { findGranted } from '../store/find-granted.ts';
import { findReturned } from '../store/find-returned.ts';
import { findTypeTerms } from '../store/find-type-terms.ts';
import {
  addPushOffer,
  claimPushOffers,
  listRecentOffers,
  type PushOfferRow,
} from '../store/push-offers.ts';
import { newPushGrantId } from '../store/push-grant-id.ts';
import { readGroupRecords } from '../store/read-group-records.ts';
import { listHeldTasks, readHeld } from '../store/read-held.ts';
import { hasNewWork, markPushed, readPushSupply } from '../store/read-push-supply.ts';
import { grant, grantInTransaction } from './acquire-slots.ts';
import { listForHolder } from './list-for-holder.ts';
import { offerSlots, type Granted, type Offered } from './offer-slots.ts';
import { listDueTypes, planPushes, pushSettingsOf, type PlannedPush } from './plan-pushes.ts';
import { readGroups } from './read-groups.ts';
import { recordPush } from './record-push.ts';
import { createReturnedWork, type ReturnedWork } from './returned-work.ts';

/** A push that nobody answers holds its slots no longer than this; a holder that wants them renews. */
const longestLeaseSeconds = 900;
const mostRepeats = 50;
/** Offers to so many partitions are under way at a time. */
const atOnce = 8;

type PushTrigger = 'new' | 'returned' | 'timer';

/**
 * The requester's side of supply (R8): new work, work that came back, work that nobody took for a while
 * and work that is short of time is handed to the groups that will probably do it. Each offer is granted in a
 * transaction of its own before it is made. Returns how many offers were made or repeated.
 */
export function createPusher(
  services: NodeServices,
  partition: RequesterPartition,
  returned: ReturnedWork = createReturnedWork(),
) {
  const { push } = services.supply;
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function findTrigger(): Promise<PushTrigger | null> {
    if (push.mode === 'off') return null;
    const now = partition.clock.now().getTime();
    if (now - lookedAt >= push.everySeconds * 1_000) {
      lookedAt = now;
      return 'timer';
    }
    if (await hasNewWork(partition, partition.clock.pinned())) return 'new';
    return returned.isEmpty() ? null : 'returned';
  }

  return async (): Promise<number> => {
    const repeated = await repeatOffers(services, partition);
    const trigger = await findTrigger();
    return (
      repeated + (trigger === null ? 0 : await pushWork(services, partition, returned, trigger))
    );
  };
}

/** One look at what there is to hand out, with a record of it when something was. */
async function pushWork(
  services: NodeServices,
  partition: RequesterPartition,
  returned: ReturnedWork,
  trigger: PushTrigger,
): Promise<number> {
  const startedAt = partition.clock.now();
  const startedMs = performance.now();
  const at = partition.clock.pinned();
  const groups = (await readGroups(services)).filter(({ online }) => online > 0);
  // Without anybody there, new work stays new.
  if (groups.length === 0) return 0;
  const settings = pushSettingsOf(services.supply);
  const givenBack = await findReturned(partition, returned.take());
  const back = new Set(givenBack.map(({ typeId }) => typeId));
  const supply = (await readPushSupply(partition, at)).map((type) =>
    back.has(type.typeId) ? { ...type, fresh: true, back: true } : type,
  );
  const due = listDueTypes(supply, settings);
  if (due.length === 0) return 0;
  await markPushed(partition, due);
  const [held, results, recent] = await Promise.all([
    readHeld(
      partition,
      due.map(({ typeId }) => typeId),
    ),
    readGroupRecords(partition, [...new Set(due.map(({ requesterKey }) => requesterKey))], at),
    listRecentOffers(partition, settings.againAfterSeconds, at),
  ]);
  const books = { groups, held, results, recent, givenBack };
  const planned = planPushes(due, books, settings, services.supply.push.batchSize);
  const offered = await inTurns(planned, (plan) => grantAndOffer(services, partition, plan));
  await recordPush(
    services,
    partition,
    { startedAt, startedMs, trigger, types: supply.length },
    offered,
  );
  return offered.length;
}

async function grantAndOffer(
  services: NodeServices,
  partition: RequesterPartition,
  { holder, wants }: PlannedPush,
): Promise<Offered | null> {
  const { supply, clock } = services;
  const listing = supply.push.mode === 'information' || supply.grants === 'information';
  const call: ProcedureCall<'acquire'> & Pick<PushOfferRow, 'kind'> = {
    ...{ partitionId: partition.id, holder, grantId: newPushGrantId() },
    kind: listing ? 'information' : supply.grants,
    performerKey: null,
    leaseSeconds: Math.min(supply.leaseSeconds, longestLeaseSeconds),
    wants: await Promise.all(
      wants.map(async (want) => ({
        ...want,
        taskId: null,
        excludeTaskIds: listing ? [] : await listHeldTasks(partition, want.typeId, holder),
      })),
    ),
  };
  const made = await grantInTransaction(partition, async (tx) => {
    const granted = listing ? await listForHolder(tx, call) : await grant(tx, clock, call);
    const offered = sumByType(granted);
    if (Object.keys(offered).length === 0) return null;
    return { granted, offer: await addPushOffer(tx, { ...call, offered }) };
  });
  return made === null ? null : offerSlots(services, partition, made.offer, made.granted);
}

/** Offers that a crash or a silent node left open: the leases are there, the answer is not. */
async function repeatOffers(
  services: NodeServices,
  partition: RequesterPartition,
): Promise<number> {
  const startedAt = partition.clock.now();
  const startedMs = performance.now();
  const open = await claimPushOffers(partition, mostRepeats);
  if (open.length === 0) return 0;
  const offered = await inTurns(open, async (offer) =>
    offerSlots(services, partition, offer, await readGranted(partition, offer)),
  );
  await recordPush(
    services,
    partition,
    { startedAt, startedMs, trigger: 'repeat', types: 0 },
    offered,
  );
  return offered.filter(({ answer }) => answer !== 'no answer').length;
}

async function readGranted(
  partition: RequesterPartition,
  { grantId, holder, kind, offered }: PushOfferRow,
): Promise<Granted> {
  if (kind === 'information') {
    const wants = Object.entries(offered).map(([typeId, slots]) => ({
      ...{ typeId, slots, taskId: null, excludeTaskIds: [] },
    }));
    return listForHolder(partition, { leaseSeconds: longestLeaseSeconds, wants });
  }
  return partition.transact(async (tx) => {
    const leases = await findGranted(tx, grantId, holder);
    const typeIds = [...new Set(leases.map(({ typeId }) => typeId))];
    return { types: await findTypeTerms(tx, typeIds), leases, listed: [], shortages: [] };
  });
}

function sumByType({ leases, listed }: Granted): Record<string, number> {
  const slots: Record<string, number> = {};
  for (const one of [...leases, ...listed]) {
    slots[one.typeId] = (slots[one.typeId] ?? 0) + one.slots;
  }
  return slots;
}

async function inTurns<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result | null>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    const done = await Promise.all(items.slice(start, start + atOnce).map(run));
    results.push(...done.flatMap((result) => result ?? []));
  }
  return results;
}
