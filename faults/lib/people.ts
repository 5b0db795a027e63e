import {
  connectWithKey,
  listHomes,
  openRole,
  signUp,
  type Role,
} from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';

export type Member = {
  readonly name: string;
  /** Who it is towards others. */
  readonly id: string;
  readonly partitionId: string;
  /** The process that serves it. */
  readonly nodeName: string;
  /** The API with a key of its own. */
  readonly api: Api;
};

const scopes = {
  REQUESTER: ['requester:read', 'requester:write', 'account:read'],
  PERFORMER: ['performer:read', 'performer:write', 'account:read'],
} as const;

const idQueries = { REQUESTER: 'query { me { id } }', PERFORMER: 'query { myself { id } }' };

/** Signs somebody up, opens the role and makes a key. */
export async function addMember(
  cluster: RunningCluster,
  role: Role,
  name: string,
  interests: readonly string[] = [],
): Promise<Member> {
  const person = { name, email: `${name}@example.org`, password: `password of ${name}` };
  const session = await signUp(cluster.gatewayUrl, person);
  await openRole(session, role, interests);
  const home = (await listHomes(session)).find((each) => each.role === role);
  if (home === undefined) throw new Error(`${name} has no home as ${role}`);
  const { partitionId } = home;
  const node = cluster
    .state()
    .processes.find(({ kind, partitions }) => kind === 'node' && partitions.includes(partitionId));
  if (node === undefined) throw new Error(`no node serves ${partitionId}`);
  const api = await connectWithKey(session, 'load', scopes[role]);
  const answer = await api.graphql<Record<string, { id: string }>>(idQueries[role]);
  const id = Object.values(answer)[0]?.id ?? '';
  return { name, id, partitionId, nodeName: node.name, api };
}

/** Adds people until every node that serves the role has at least `each` of them; `each` per node is kept. */
export async function addMembersOnEveryNode(
  cluster: RunningCluster,
  role: Role,
  each: number,
): Promise<Member[]> {
  const kind = role.toLowerCase();
  const nodes = cluster.state().processes.filter(({ name }) => name.startsWith(kind));
  const members: Member[] = [];
  const on = (name: string) => members.filter(({ nodeName }) => nodeName === name);
  for (let number = 1; nodes.some(({ name }) => on(name).length < each); number += 1) {
    if (number > nodes.length * each * 4) throw new Error(`some nodes get no ${kind}`);
    members.push(await addMember(cluster, role, `${kind}-${number}`));
  }
  return nodes.flatMap(({ name }) => on(name).slice(0, each));
}
