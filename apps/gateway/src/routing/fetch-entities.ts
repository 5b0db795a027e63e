import type { ClusterDirectory, Home, ServingNode } from '@exchange/cluster';
import { ExchangeError, ownerOf, roleOf, type OwnerKey, type Role } from '@exchange/kernel';
import { failAll, mergeEntities, type EntityAnswer } from './merge-entities.ts';
import type { SubgraphAnswer, SubgraphError } from './subgraph-answer.ts';

export interface Representation {
  readonly __typename: string;
  readonly id?: unknown;
}

interface EntityServices {
  readonly role: Role;
  readonly directory: Pick<
    ClusterDirectory,
    'findHome' | 'refreshHome' | 'requireNode' | 'forgetNode'
  >;
  /** Posts the fetch with other variables to a node. */
  readonly post: (node: ServingNode, change: object) => Promise<SubgraphAnswer>;
}

interface Group {
  readonly node: ServingNode;
  readonly places: number[];
}

/**
 * An `_entities` fetch, split by the owners of its representations into one request per node. The
 * requests travel side by side and their answers are merged in order; what a node cannot answer is
 * null with an error of its own, and the rest is answered all the same.
 */
export async function fetchEntities(
  services: EntityServices,
  representations: readonly Representation[],
): Promise<SubgraphAnswer> {
  const whole: EntityAnswer = { entities: representations.map(() => null), errors: [] };
  const owners = representations.map((each) => ownerIn(each, services.role));
  const all = representations.map((_each, place) => place);
  const moved = await fetchPlaces(services, whole, representations, owners, all, 'findHome');
  if (moved.length > 0) {
    const left = await fetchPlaces(services, whole, representations, owners, moved, 'refreshHome');
    for (const place of left) failAll(whole, [place], unavailable);
  }
  return { data: { _entities: whole.entities }, errors: whole.errors };
}

async function fetchPlaces(
  services: EntityServices,
  whole: EntityAnswer,
  representations: readonly Representation[],
  owners: readonly (OwnerKey | null)[],
  places: readonly number[],
  look: 'findHome' | 'refreshHome',
): Promise<number[]> {
  const groups = await groupByNode(services, whole, owners, places, look);
  const moved = await Promise.all(
    groups.map(async (group) => {
      try {
        const change = { representations: group.places.map((place) => representations[place]) };
        return mergeEntities(whole, group.places, await services.post(group.node, change));
      } catch (error) {
        return failAll(whole, group.places, toSubgraphError(error));
      }
    }),
  );
  return moved.flat();
}

/** Looks up each owner once. Places whose owner or node cannot be found are answered here. */
async function groupByNode(
  services: EntityServices,
  whole: EntityAnswer,
  owners: readonly (OwnerKey | null)[],
  places: readonly number[],
  look: 'findHome' | 'refreshHome',
): Promise<Group[]> {
  const { directory } = services;
  const byOwner = Map.groupBy(places, (place) => owners[place] ?? null);
  const groups = new Map<string, Group>();
  await Promise.all(
    [...byOwner].map(async ([owner, ownPlaces]) => {
      try {
        const home: Home | null = owner === null ? null : await directory[look](owner);
        if (home === null) {
          failAll(whole, ownPlaces, notFound);
          return;
        }
        if (look === 'refreshHome') directory.forgetNode(home.partitionId);
        const node = await directory.requireNode(home.partitionId);
        const group = groups.get(node.nodeId) ?? { node, places: [] };
        groups.set(node.nodeId, group);
        group.places.push(...ownPlaces);
      } catch (error) {
        failAll(whole, ownPlaces, toSubgraphError(error));
      }
    }),
  );
  return [...groups.values()];
}

function ownerIn(representation: Representation, role: Role): OwnerKey | null {
  const { id } = representation;
  const owner = typeof id === 'string' ? ownerOf(id) : null;
  return owner !== null && roleOf(owner) === role ? owner : null;
}

const notFound: SubgraphError = {
  message: 'There is no such thing.',
  extensions: { code: 'NOT_FOUND' },
};

const unavailable: SubgraphError = {
  message: 'This is being moved at the moment. Try again shortly.',
  extensions: { code: 'UNAVAILABLE' },
};

function toSubgraphError(error: unknown): SubgraphError {
  if (!(error instanceof ExchangeError)) throw error;
  return { message: error.message, extensions: { code: error.code, details: error.details } };
}
