import type { ProcedureCall, ProcedureOutput } from '@exchange/cluster';
import { appendOutbox, type Tx } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { recallLeases } from '../store/give-back-stock.ts';
import { listListed, writeListed } from '../store/listed-types.ts';
import { readStockCounts } from '../store/maintenance-reads.ts';
import { findRecalled, takeArrivalTurn } from '../store/recalled-leases.ts';
import { addReceivedOffer, findReceivedOffer } from '../store/received-offers.ts';
import { writeGrants } from '../store/write-grants.ts';
import { countOffer } from './count-offer.ts';
import { checkOfferer } from './check-offerer.ts';
import { decideTaking, type Taking } from './decide-taking.ts';
import { countByType, expectOffered } from './expect-offered.ts';

type Offer = ProcedureCall<'offer'>;
type Answer = ProcedureOutput<'offer'>;

/** A push (R8), from whoever may make it. */
export async function receiveOffer(
  repository: Repository,
  caller: string,
  offer: Offer,
): Promise<Answer> {
  await checkOfferer(repository, caller, offer);
  return takeOffer(repository, offer);
}

/**
 * Takes what the group will probably do of an offer and gives the rest back, by message, in the
 * transaction that writes what is kept. An offer takes effect once; a repeat is told what was taken.
 */
export async function takeOffer(repository: Repository, offer: Offer): Promise<Answer> {
  const { partition, types, directory } = repository;
  const before = await findReceivedOffer(partition, offer.grantId);
  if (before !== null) return before;
  const taking = await decide(repository, offer);
  const answer = describeAnswer(offer, taking);
  const isFirst = await partition.transact(async (tx) => {
    const reasons = Object.fromEntries(taking.reasons);
    const offered = Object.fromEntries(countByType([...offer.leases, ...offer.listed]));
    if (!(await addReceivedOffer(tx, { ...offer, ...answer, offered, reasons }))) return false;
    await takeIn(tx, repository.groupId, offer, taking);
    return true;
  });
  if (!isFirst) return (await findReceivedOffer(partition, offer.grantId)) ?? answer;
  types.forget(offer.types.map(({ typeId }) => typeId));
  if (answer.answer !== 'decline') {
    const seen = repository.members.flatMap((member) => [...member.seen.keys()]);
    directory.notifyUsers(seen.slice(-500).map((ownerKey) => ({ ownerKey, topics: ['feed'] })));
  }
  countOffer(repository, answer);
  return answer;
}

async function decide(repository: Repository, offer: Offer): Promise<Taking> {
  const { partition, groupId, supply } = repository;
  const now = partition.clock.now();
  const [stock, listed, expected] = await Promise.all([
    readStockCounts(partition, groupId),
    listListed(partition, groupId, partition.clock.pinned()),
    expectOffered(repository, offer.types, countByType([...offer.leases, ...offer.listed])),
  ]);
  const free = stock.map(({ typeId, free: slots }) => ({ typeId, slots }));
  const shown = offer.kind === 'information' ? listed : [];
  return decideTaking({
    ...{ leases: offer.leases, listed: offer.listed, expected, now },
    stock: countByType([...free, ...shown]),
    room: supply.maximumStock - free.reduce((sum, { slots }) => sum + slots, 0),
    periodSeconds: supply.periodSeconds,
  });
}

async function takeIn(
  tx: Tx,
  groupId: string,
  offer: Offer,
  { kept, back, taken }: Taking,
): Promise<void> {
  const at = tx.clock.pinned();
  const wanted = new Set([...taken].flatMap(([typeId, slots]) => (slots > 0 ? [typeId] : [])));
  await takeArrivalTurn(tx);
  // What was recalled while it was on the way goes back at once, all of it and as recalled.
  const recalled = await findRecalled(
    tx,
    offer.leases.map(({ leaseId }) => leaseId),
  );
  const gone = new Set(recalled);
  const leases = [
    ...kept.filter(({ leaseId }) => !gone.has(leaseId)),
    ...offer.leases.filter(({ leaseId }) => gone.has(leaseId)),
  ];
  const arrived = new Set([...wanted, ...leases.map(({ typeId }) => typeId)]);
  const types = offer.types.filter(({ typeId }) => arrived.has(typeId));
  await writeGrants(tx, { types, leases }, { groupId }, at);
  await writeListed(
    tx,
    groupId,
    offer.from,
    offer.listed.filter(({ typeId }) => wanted.has(typeId)),
    at,
  );
  if (recalled.length > 0) await recallLeases(tx, recalled, at);
  const declined = back.filter(({ leaseId }) => !gone.has(leaseId));
  const messages = [...Map.groupBy(declined, (one) => one.requesterKey)].map(
    ([requesterKey, group]) => ({
      id: `declined:${offer.grantId}:${requesterKey}`,
      to: requesterKey,
      kind: 'lease.released',
      payload: {
        ...{ requesterKey, reason: 'not-wanted' },
        leases: group.map(({ leaseId, slots }) => ({ leaseId, slots })),
      },
    }),
  );
  appendOutbox(tx, messages);
}

function describeAnswer(offer: Offer, { taken, back }: Taking): Answer {
  const slots = [...taken.values()].reduce((sum, one) => sum + one, 0);
  const offered = [...offer.leases, ...offer.listed].reduce((sum, one) => sum + one.slots, 0);
  const answer = slots === 0 ? 'decline' : slots < offered || back.length > 0 ? 'part' : 'accept';
  return { answer, taken: Object.fromEntries(taken) };
}
