import { randomUUID } from 'node:crypto';
import {
  recordMoveGroup,
  startMoves,
  type NewMoveGroup,
  type StartedMove,
} from '@exchange/cluster';
import { isStorableText, ownerOf, roleOf, type Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../../deps.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { findHomes } from '../../store/find-homes.ts';
import {
  listDestinations,
  listResidents,
  setAccepting,
  type Destination,
} from '../../store/list-destinations.ts';
import { findListedMoves, type ListedMove } from '../../store/list-moves.ts';
import { requireOperator } from '../access.ts';
import { invalidInput, notFound, type InputProblem } from '../outcomes.ts';
import { describeRefusal } from './describe-refusal.ts';
import { createSpreader } from './spread-users.ts';

const mostAtOnce = 1_000;
const longestReason = 500;

export interface StartInput {
  readonly ownerKeys: readonly string[];
  readonly to?: string | null;
  readonly reason?: string | null;
}

export interface DrainInput {
  readonly partitionId: string;
  readonly to?: readonly string[] | null;
  readonly reason?: string | null;
}

/** Whom nobody can be moved for whatever reason, as the graph shows it. */
export interface Refused {
  readonly ownerKey: string;
  readonly message: string;
  readonly inTheWay: ListedMove | null;
}

/** Moves users who are named. */
export async function startListed(deps: DirectoryDeps, viewer: Viewer | null, input: StartInput) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const owners = [...new Set(input.ownerKeys.map((key) => ownerOf(key) ?? ''))];
  const all = await listDestinations(deps.database);
  const problems = [
    ...checkOwners(input.ownerKeys),
    ...checkReason(input.reason),
    ...checkDestination('to', input.to ?? null, all, owners.map(roleOf)),
  ];
  if (problems.length > 0) return invalidInput(problems);
  const homes = await findHomes(deps.database, owners);
  const spread = createSpreader(all);
  const open = all.filter(takesUsers);
  const chosen = new Map<string, string>();
  for (const ownerKey of owners) {
    const to =
      input.to ??
      spread(
        open.filter(({ id, role }) => role === roleOf(ownerKey) && id !== homes.get(ownerKey)),
      );
    if (to !== null) chosen.set(ownerKey, to);
  }
  const group = newGroup('list', null, input.reason, accountId);
  await appendAudit(deps.database, {
    accountId,
    action: 'startMoves',
    target: group.id,
    details: {
      owners: owners.slice(0, 50).join(' '),
      count: String(owners.length),
      to: input.to ?? 'chosen',
      reason: group.reason,
    },
  });
  return begin(deps, group, owners, chosen);
}

/** Moves everybody away from a partition, and keeps new users from it. */
export async function drainPartition(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  input: DrainInput,
) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const all = await listDestinations(deps.database);
  const source = all.find(({ id }) => id === input.partitionId);
  if (source === undefined) return notFound('There is no such partition.');
  const named = input.to ?? null;
  const problems = [
    ...checkReason(input.reason),
    ...(named ?? []).flatMap((id, index) =>
      checkDestination(`to.${index}`, id, all, [source.role]),
    ),
    ...(named?.includes(source.id) === true
      ? [{ path: 'to', message: 'A partition cannot be drained to itself.' }]
      : []),
  ];
  const targets = listTargets(all, source, named ?? []);
  if (problems.length === 0 && targets.length === 0) {
    const message = `No other ${source.role} partition takes users: add one, or reopen one first.`;
    problems.push({ path: 'partitionId', message });
  }
  if (problems.length > 0) return invalidInput(problems);
  const group = {
    ...newGroup('drain', source.id, input.reason, accountId),
    destinations: named ?? [],
  };
  await appendAudit(deps.database, {
    accountId,
    action: 'drainPartition',
    target: source.id,
    details: { group: group.id, to: targets.map(({ id }) => id).join(' '), reason: group.reason },
  });
  // Before anybody is kept out: who comes after that is moved on in its name (`moveOnLatecomers`).
  await recordMoveGroup(deps.database, group);
  await setAccepting(deps.database, source.id, false);
  const spread = createSpreader(all);
  const started: StartedMove[] = [];
  for (let after = '', isMore = true; isMore;) {
    const owners = await listResidents(deps.database, source.id, after, mostAtOnce);
    isMore = owners.length === mostAtOnce;
    after = owners.at(-1) ?? after;
    const chosen = new Map(owners.map((ownerKey) => [ownerKey, spread(targets) ?? source.id]));
    started.push(...(await startMoves(deps.database, group, wishesOf(owners, chosen))));
  }
  return show(deps, group, started);
}

/** Where those of a drained partition may go: to partitions that are named, or to any. */
export function listTargets(
  all: readonly Destination[],
  source: Pick<Destination, 'id' | 'role'>,
  named: readonly string[],
): Destination[] {
  return all
    .filter(takesUsers)
    .filter(({ id, role }) => role === source.role && id !== source.id)
    .filter(({ id }) => named.length === 0 || named.includes(id));
}

export async function begin(
  deps: DirectoryDeps,
  group: NewMoveGroup,
  owners: readonly string[],
  chosen: ReadonlyMap<string, string>,
) {
  const started = await startMoves(deps.database, group, wishesOf(owners, chosen));
  const without = owners.filter((ownerKey) => !chosen.has(ownerKey));
  const shown = await show(deps, group, started, without);
  const { moves, refused } = shown;
  const [only] = refused;
  if (moves.length > 0 || only === undefined) return shown;
  const message =
    refused.length === 1 ? only.message : `None of the ${refused.length} users can be moved now.`;
  return { __typename: 'MovesRefused' as const, message, refused };
}

async function show(
  deps: DirectoryDeps,
  group: NewMoveGroup,
  started: readonly StartedMove[],
  without: readonly string[] = [],
) {
  const ids = started.flatMap(({ decision }) => (decision.ok ? [decision.move.id] : []));
  const inTheWay = started.flatMap(({ decision }) =>
    'move' in decision ? [decision.move.id] : [],
  );
  const listed = new Map(
    (await findListedMoves(deps.database, [...ids.slice(0, mostAtOnce), ...inTheWay])).map(
      (move) => [move.id, move],
    ),
  );
  const refused: Refused[] = [
    ...started.flatMap(({ wish, decision }) =>
      decision.ok ? [] : [describeRefusal(wish.ownerKey, decision, listed)],
    ),
    ...without.map((ownerKey) => ({
      ownerKey,
      message: 'No other partition takes this user: add one, or reopen one first.',
      inTheWay: null,
    })),
  ];
  return {
    __typename: 'StartMovesSuccess' as const,
    groupId: group.id,
    moves: ids.flatMap((id) => listed.get(id) ?? []),
    refused,
  };
}

export function newGroup(
  kind: NewMoveGroup['kind'],
  partitionId: string | null,
  reason: string | null | undefined,
  requestedBy: string,
): NewMoveGroup {
  return {
    ...{ id: randomUUID(), kind, partitionId, destinations: [] },
    ...{ reason: reason?.trim() ?? '', requestedBy },
  };
}

export function wishesOf(owners: readonly string[], chosen: ReadonlyMap<string, string>) {
  return owners.flatMap((ownerKey) => {
    const to = chosen.get(ownerKey);
    return to === undefined ? [] : [{ id: randomUUID(), ownerKey, to }];
  });
}

function takesUsers({ accepting, isServed }: Destination): boolean {
  return accepting && isServed;
}

function checkOwners(given: readonly string[]): InputProblem[] {
  if (given.length < 1 || given.length > mostAtOnce) {
    return [{ path: 'ownerKeys', message: `Name 1 to ${mostAtOnce} users.` }];
  }
  return given.flatMap((key, index) =>
    ownerOf(key) === null
      ? [{ path: `ownerKeys.${index}`, message: 'This is no user in a role, nor an id of one.' }]
      : [],
  );
}

function checkReason(reason: string | null | undefined): InputProblem[] {
  const text = reason ?? '';
  if (text.length <= longestReason && isStorableText(text)) return [];
  return [{ path: 'reason', message: `At most ${longestReason} characters of plain text.` }];
}

function checkDestination(
  path: string,
  id: string | null,
  all: readonly Destination[],
  roles: readonly string[],
): InputProblem[] {
  if (id === null) return [];
  const target = all.find((each) => each.id === id);
  if (target === undefined) return [{ path, message: `There is no partition ${id.slice(0, 50)}.` }];
  if (roles.some((role) => role !== target.role)) {
    return [
      { path, message: `${id} is for ${target.role}s: name a partition of the users’ role.` },
    ];
  }
  if (target.accepting) return [];
  return [{ path, message: `${id} is being emptied: reopen it first, or name another.` }];
}
