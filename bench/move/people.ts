import {
  connectWithKey,
  listHomes,
  openRole,
  signIn,
  signUp,
  type Role,
} from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import {
  createTaskType,
  depositFunds,
  postBatch,
  readBatch,
} from '../../scripts/lib/api-requester.ts';
import { listDatabaseTargets } from '../../scripts/db-targets.ts';
import { setOperator } from '../../scripts/lib/set-operator.ts';
import { pollUntil } from '../lib/poll-until.ts';
import { sentimentTerms } from '../lib/seed-work.ts';

export type Person = {
  readonly ownerKey: string;
  readonly home: string;
  readonly api: Api;
};

export type RequesterWithWork = Person & { readonly typeId: string; readonly tasks: number };

const scopes = {
  REQUESTER: ['requester:read', 'requester:write', 'account:read'],
  PERFORMER: ['performer:read', 'performer:write', 'account:read'],
} as const;
const idQueries = { REQUESTER: 'query { me { id } }', PERFORMER: 'query { myself { id } }' };
const peopleAtOnce = 4;

/** Signs `count` people up, a few at a time. */
export function addPeople(gatewayUrl: string, role: Role, count: number): Promise<Person[]> {
  return inParallel(count, (number) =>
    addPerson(gatewayUrl, role, `${role.toLowerCase()}-${number}`),
  );
}

async function addPerson(gatewayUrl: string, role: Role, name: string): Promise<Person> {
  const session = await signUp(gatewayUrl, personNamed(name));
  await openRole(session, role);
  const home = (await listHomes(session)).find((each) => each.role === role);
  const api = await connectWithKey(session, 'bench', scopes[role]);
  const answer = await api.graphql<Record<string, { id: string }>>(idQueries[role]);
  const ownerKey = Object.values(answer)[0]?.id.split('_')[1];
  if (home === undefined || ownerKey === undefined) throw new Error(`${name} has no home`);
  return { ownerKey, home: home.partitionId, api };
}

function personNamed(name: string) {
  return { name, email: `${name}@example.org`, password: 'only for the bench' };
}

/** An operator of the running cluster. */
export async function addOperator(gatewayUrl: string): Promise<Api> {
  const person = personNamed('operator');
  await signUp(gatewayUrl, person);
  const directory = listDatabaseTargets().find(({ kind }) => kind === 'directory');
  if (directory === undefined) throw new Error('The cluster has no directory.');
  await setOperator(directory.url, person.email, true);
  return signIn(gatewayUrl, person);
}

export type WorkToPost = {
  /** Tasks of the first requester, and of each other. */
  readonly large: number;
  readonly small: number;
  /** How many people may do each of the small ones. */
  readonly performers: number;
};

/** Slots that do not run out while users are moved there and back. */
const slotsOfLargest = 100_000;

/** As much that it does not run out: to be told that there is none costs less than to work. */
export async function postWork(
  requesters: readonly Person[],
  { large, small, performers }: WorkToPost,
): Promise<RequesterWithWork[]> {
  const wantedOfLarge = Math.min(performers, Math.ceil(slotsOfLargest / large));
  return inParallel(requesters.length, async (number) => {
    const requester = requesters[number - 1];
    if (requester === undefined) throw new Error('There are fewer requesters than that.');
    const tasks = number === 1 ? large : small;
    const wanted = number === 1 ? wantedOfLarge : performers;
    const typeId = await postTasks(requester.api, number, tasks, wanted);
    return { ...requester, typeId, tasks };
  });
}

async function postTasks(
  api: Api,
  number: number,
  tasks: number,
  assignmentsWanted: number,
): Promise<string> {
  await depositFunds(api, 100_000_000, 'deposit-of-the-bench');
  const terms = sentimentTerms(`How does this sentence sound? Series ${number}`);
  const typeId = await createTaskType(api, { ...terms, category: `category ${number % 6}` });
  const rows = Array.from(
    { length: tasks },
    (_, row) => `"Sentence ${row} of series ${number}, about as long as sentences in reviews are."`,
  );
  const batch = { typeId, name: `Series ${number}`, assignmentsWanted };
  const batchId = await postBatch(api, batch, `sentence\n${rows.join('\n')}\n`);
  await pollUntil('a batch is open', async () => (await readBatch(api, batchId)).status === 'OPEN');
  return typeId;
}

async function inParallel<T>(count: number, make: (number: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  let next = 0;
  const work = async () => {
    for (let number = ++next; number <= count; number = ++next)
      made[number - 1] = await make(number);
  };
  await Promise.all(Array.from({ length: peopleAtOnce }, work));
  return made;
}
