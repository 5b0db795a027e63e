import { listHomes, openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { requireOutcome, type Outcome } from '../../scripts/lib/api-outcome.ts';
import type { Person } from './pages/account.ts';
import { exchangeUrl } from './test.ts';

export type Liker = { readonly api: Api; readonly partitionId: string };

/** New performers until each of the partitions has so many; they live where the exchange places them. */
export async function gatherPerformers(
  makePerson: (name: string) => Person,
  partitionIds: readonly string[],
  each: number,
): Promise<readonly Liker[]> {
  const people: Liker[] = [];
  const countAt = (id: string) => people.filter(({ partitionId }) => partitionId === id).length;
  for (let tries = 0; tries < partitionIds.length * each * 3; tries += 1) {
    if (partitionIds.every((id) => countAt(id) >= each)) return people;
    const api = await signUp(exchangeUrl(), makePerson('Liker Of One Kind'));
    await openRole(api, 'PERFORMER');
    const home = (await listHomes(api)).find(({ role }) => role === 'PERFORMER');
    people.push({ api, partitionId: home?.partitionId ?? '' });
  }
  throw new Error(`The new performers do not live on all of ${partitionIds.join(', ')}.`);
}

/** Requesters of all work that is there now. */
export async function listPosters(api: Api): Promise<readonly string[]> {
  type Data = { feed: { edges: { node: { requesterId: string } }[] } };
  const { feed } = await api.graphql<Data>(
    '{ feed(first: 100) { edges { node { requesterId } } } }',
  );
  return [...new Set(feed.edges.map(({ node }) => node.requesterId))];
}

/** Says that somebody is here now, wants work of this one category, and none of some requesters. */
export async function likeOnly(
  api: Api,
  category: string,
  hiddenRequesters: readonly string[],
): Promise<void> {
  const { updatePreferences } = await api.graphql<{ updatePreferences: Outcome }>(
    `mutation Like($input: UpdatePreferencesInput!) {
      updatePreferences(input: $input) { __typename ... on UserError { message } }
    }`,
    {
      input: {
        ...{ categories: [category], keywords: [], days: [], hours: [], pacePerHour: 60 },
        ...{ hiddenRequesters, hiddenTypes: [] },
      },
    },
  );
  requireOutcome(updatePreferences, 'UpdatePreferencesSuccess');
}

/** Slots in stock by category, as the operator's page reads them. */
export async function readStock(
  operator: Api,
  partitionId: string,
): Promise<ReadonlyMap<string, number>> {
  type Data = {
    cluster: { repositories: { categories: { category: string; stock: number }[] }[] };
  };
  const { cluster } = await operator.graphql<Data>(
    `query Stock($partitionId: ID) {
      cluster { repositories(partitionId: $partitionId) { categories { category stock } } }
    }`,
    { partitionId },
  );
  const lines = cluster.repositories.flatMap(({ categories }) => categories);
  return new Map(lines.map(({ category, stock }) => [category, stock]));
}

export type Run = {
  readonly id: string;
  readonly trigger: string;
  readonly lines: readonly { typeId: string; got: number; released: number }[];
};

/** The newest runs of a repository's maintenance, the newest first. */
export async function readRuns(operator: Api, partitionId: string): Promise<readonly Run[]> {
  type Data = { cluster: { maintenanceRuns: { edges: { node: Run }[] } } };
  const { cluster } = await operator.graphql<Data>(
    `query Runs($partitionId: ID) { cluster { maintenanceRuns(first: 50, partitionId: $partitionId) {
      edges { node { id trigger lines { typeId got released } } } } } }`,
    { partitionId },
  );
  return cluster.maintenanceRuns.edges.map(({ node }) => node);
}

/** Slots that came back unused from a performer partition in the last hour. */
export async function readReturned(operator: Api, partitionId: string): Promise<number> {
  type Data = { cluster: { flows: { links: { toPartitionId: string; returned: number }[] } } };
  const { cluster } = await operator.graphql<Data>(
    '{ cluster { flows { links { toPartitionId returned } } } }',
  );
  return cluster.flows.links
    .filter(({ toPartitionId }) => toPartitionId === partitionId)
    .reduce((sum, { returned }) => sum + returned, 0);
}
