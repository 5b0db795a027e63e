import { findStandings, requireHolder, type ProcedureCall } from '@exchange/cluster';
import { ExchangeError, isIdOf, ownerOf } from '@exchange/kernel';
import type { Repository } from '../repository.ts';
import { isOfOneOwner } from './keep-asked.ts';

type Offer = ProcedureCall<'offer'>;

/**
 * A node offers only for partitions that it serves and only work of requesters who live there, whatever
 * it writes into the call: nobody fills a repository in another's name.
 *
 * @throws ExchangeError FORBIDDEN, BAD_USER_INPUT, or UNAVAILABLE while a requester is being moved
 */
export async function checkOfferer(
  repository: Repository,
  caller: string,
  offer: Offer,
): Promise<void> {
  const { directory, partition, log } = repository;
  const owners = listOwners(offer);
  try {
    await requireHolder(directory, caller, offer.from);
    const nowMs = partition.clock.now().getTime();
    const standings = await findStandings(directory, caller, owners, nowMs);
    for (const standing of standings.values()) {
      if (standing === 'moving') {
        throw new ExchangeError('UNAVAILABLE', 'The requester is being moved. Try again shortly.');
      }
      if (standing === 'foreign') {
        throw new ExchangeError('FORBIDDEN', 'The caller does not serve the requester.');
      }
    }
  } catch (error) {
    if (error instanceof ExchangeError && error.code === 'FORBIDDEN') {
      log.warn(
        { audit: true, caller, partition: partition.id, from: offer.from },
        'a node offered in another’s name',
      );
    }
    throw error;
  }
}

/** Ids say who owns a thing: all of them must say the same as the offer does. */
function listOwners({ types, leases, listed }: Offer): ReadonlySet<string> {
  const owners = new Set<string>();
  for (const { typeId, requesterKey } of types) {
    requireOwned(isIdOf('type', typeId) && ownerOf(typeId) === requesterKey);
    owners.add(requesterKey);
  }
  const known = new Map(types.map(({ typeId, requesterKey }) => [typeId, requesterKey]));
  for (const { typeId } of listed) requireOwned(known.has(typeId));
  for (const lease of leases) {
    requireOwned(known.get(lease.typeId) === lease.requesterKey && isOfOneOwner(lease));
  }
  return owners;
}

function requireOwned(holds: boolean): void {
  if (holds) return;
  throw new ExchangeError('BAD_USER_INPUT', 'An offer names things that belong to others.');
}
