import { ExchangeError, newOwnerKey, systemRandom, type RandomSource } from '@exchange/kernel';
import type { Partition } from '@exchange/partitions';
import type { PlacementPolicyName } from '../config-schema.ts';
import type { Home } from '../directory/types.ts';
import type { NodeClient } from '../rpc/types.ts';
import { listCandidates } from './list-candidates.ts';
import { placementPolicyByName } from './policies.ts';
import type { PlacementCandidate } from './policy.ts';
import {
  findPlacement,
  findServiceClass,
  insertPlacement,
  takeTurn,
  type PlacedUser,
} from './write-placement.ts';

/** Where there is no partition of somebody's class. */
const usualServiceClass = 'standard';
const mostChoices = 5;

export interface PlaceUserServices {
  /** The directory database. */
  readonly database: Partition;
  readonly nodes: Pick<NodeClient, 'call'>;
  readonly policy: PlacementPolicyName;
  /** Where those are who come through this gateway. */
  readonly region: string;
  /** The class of those who open their first role through it. */
  readonly serviceClass?: 'standard' | 'premium';
  readonly random?: RandomSource;
}

export interface UserToPlace {
  readonly accountId: string;
  readonly role: 'requester' | 'performer';
  readonly displayName: string;
  readonly interests: readonly string[];
}

/**
 * Gives an account a home in a role. Repeating it changes nothing, and completes a placement whose
 * node failed before the user's rows were made there: the placement is written first, so there is
 * never a user without an entry, and a role counts as opened only when this returned.
 *
 * @throws ExchangeError UNAVAILABLE when no partition of the role is alive, or what the node answers
 */
export async function placeUser(services: PlaceUserServices, user: UserToPlace): Promise<Home> {
  const placed =
    (await findPlacement(services.database, user.accountId, user.role)) ??
    (await choosePlacement(services, user));
  await services.nodes.call('createUser', {
    partitionId: placed.partitionId,
    ownerKey: placed.ownerKey,
    accountId: placed.accountId,
    displayName: placed.displayName,
    interests: [...placed.interests],
  });
  const { ownerKey, accountId, partitionId, state, epoch } = placed;
  return { ownerKey, accountId, partitionId, state, epoch };
}

/** Again when the partition that was chosen began to be drained. */
async function choosePlacement(
  services: PlaceUserServices,
  user: UserToPlace,
): Promise<PlacedUser> {
  for (let choice = 1; choice <= mostChoices; choice += 1) {
    const placed =
      (await tryPlacement(services, user)) ??
      // Another call for the same account and role was first.
      (await findPlacement(services.database, user.accountId, user.role));
    if (placed !== null) return placed;
  }
  throw nowhere();
}

async function tryPlacement(
  services: PlaceUserServices,
  user: UserToPlace,
): Promise<PlacedUser | null> {
  const { database, policy, region, random = systemRandom } = services;
  const newUser = { ...user, region };
  const [all, settled, turn] = await Promise.all([
    listCandidates(database, newUser),
    findServiceClass(database, user.accountId),
    policy === 'roundRobin' ? takeTurn(database) : 0,
  ]);
  const serviceClass = settled ?? services.serviceClass ?? usualServiceClass;
  const candidates = ofClass(all, serviceClass);
  if (candidates.length === 0) throw nowhere();
  const { partitionId } = placementPolicyByName[policy](candidates, newUser, {
    turn,
    random: random.next(),
  });
  const ownerKey = newOwnerKey(user.role, random);
  return insertPlacement(database, { ...user, ...{ ownerKey, partitionId, serviceClass } });
}

function nowhere(): ExchangeError {
  return new ExchangeError(
    'UNAVAILABLE',
    'No part of the exchange can take new users at the moment. Try again shortly.',
  );
}

/**
 * Partitions of other classes are for those whom operators put there; better there than nowhere. An
 * account that has a role of a class already is of that class in its next role too.
 */
function ofClass(
  candidates: readonly PlacementCandidate[],
  serviceClass: string,
): readonly PlacementCandidate[] {
  const fitting = candidates.filter((candidate) => candidate.serviceClass === serviceClass);
  if (fitting.length > 0) return fitting;
  const usual = candidates.filter((candidate) => candidate.serviceClass === usualServiceClass);
  return usual.length > 0 ? usual : candidates;
}
