import { ExchangeError, ownerOf } from '@exchange/kernel';
import type { DirectoryContext, DirectoryDeps } from '../deps.ts';
import { requireFirst } from '../domain/bounds.ts';
import { changeMoves, shortenKeep, type MoveSelection } from '../domain/moves/change.ts';
import { reopenPartition } from '../domain/moves/reopen-partition.ts';
import { showGroup, showMove, statesOf, type ShownMove } from '../domain/moves/show-move.ts';
import {
  drainPartition,
  startListed,
  type DrainInput,
  type StartInput,
} from '../domain/moves/start.ts';
import { takeBackMoves } from '../domain/moves/take-back.ts';
import { findMoveGroups, listMoveGroups } from '../store/list-move-groups.ts';
import { countMoves, findListedMoves, listMoves, type ListedMove } from '../store/list-moves.ts';

interface MovesPage {
  readonly first: number;
  readonly after?: string | null;
  readonly state?: readonly string[] | null;
  readonly ownerKey?: string | null;
  readonly groupId?: string | null;
  readonly partitionId?: string | null;
}

type Input<T> = { readonly input: T };

/** Moves of users: what operators do, and what they see of it. */
export function createMoveResolvers(deps: DirectoryDeps) {
  const { database } = deps;
  const changed =
    (action: 'pauseMoves' | 'resumeMoves' | 'cancelMoves') =>
    (_: unknown, { input }: Input<MoveSelection>, { viewer }: DirectoryContext) =>
      changeMoves(deps, viewer, action, input);

  return {
    Mutation: {
      startMoves: (_: unknown, { input }: Input<StartInput>, { viewer }: DirectoryContext) =>
        startListed(deps, viewer, input),
      drainPartition: (_: unknown, { input }: Input<DrainInput>, { viewer }: DirectoryContext) =>
        drainPartition(deps, viewer, input),
      reopenPartition: (
        _: unknown,
        { input }: Input<{ partitionId: string }>,
        { viewer }: DirectoryContext,
      ) => reopenPartition(deps, viewer, input.partitionId),
      pauseMoves: changed('pauseMoves'),
      resumeMoves: changed('resumeMoves'),
      cancelMoves: changed('cancelMoves'),
      takeBackMoves: (_: unknown, { input }: Input<MoveSelection>, { viewer }: DirectoryContext) =>
        takeBackMoves(deps, viewer, input),
      shortenMoveKeep: (
        _: unknown,
        { input }: Input<MoveSelection & { keepSeconds: number }>,
        { viewer }: DirectoryContext,
      ) => shortenKeep(deps, viewer, input),
    },
    Cluster: {
      moves: (_: unknown, page: MovesPage) => readPage(deps, page),
      async move(_: unknown, { id }: { id: string }) {
        return (await findListedMoves(database, [id]))[0] ?? null;
      },
      moveGroups: (_: unknown, { first }: { first: number }) =>
        listMoveGroups(database, requireFirst(first)),
      moveSettings: () => deps.moves,
    },
    UserMove: createMoveFields(deps),
    MoveGroup: createGroupFields(),
    StartMovesSuccess: {
      group: async ({ groupId }: { groupId: string }) =>
        (await findMoveGroups(database, [groupId]))[0],
    },
  };
}

/** Every field shows the same view of a row. */
function createMoveFields({ database }: DirectoryDeps) {
  const names = [
    'role',
    'state',
    'step',
    'stepName',
    'progress',
    'retryAt',
    'flippedAt',
    'keepUntil',
    'actions',
  ] as const satisfies readonly (keyof ShownMove)[];
  return {
    ...Object.fromEntries(names.map((name) => [name, (move: ListedMove) => showMove(move)[name]])),
    group: async ({ groupId }: ListedMove) => (await findMoveGroups(database, [groupId]))[0],
  };
}

function createGroupFields() {
  const names = ['counts', 'total', 'moved', 'given', 'takenBack'] as const;
  type Group = Parameters<typeof showGroup>[0];
  return Object.fromEntries(names.map((name) => [name, (group: Group) => showGroup(group)[name]]));
}

async function readPage({ database }: DirectoryDeps, page: MovesPage) {
  const first = requireFirst(page.first);
  const wanted = page.state ?? null;
  const ownerKey = page.ownerKey ?? null;
  const filter = {
    states: wanted === null ? null : statesOf(wanted),
    ownerKey: ownerKey === null ? null : (ownerOf(ownerKey) ?? ''),
    groupId: page.groupId ?? null,
    partitionId: page.partitionId ?? null,
  };
  const after = page.after ?? null;
  const before = after === null ? null : readCursor(after);
  const rows = await listMoves(database, filter, before, first + 1);
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    edges: shown.map((node) => ({ cursor: String(node.seq), node })),
    pageInfo: {
      hasNextPage: rows.length > first,
      endCursor: last === undefined ? null : String(last.seq),
    },
    totalCount: () => countMoves(database, filter),
  };
}

function readCursor(text: string): number {
  const seq = Number(text);
  if (/^\d{1,15}$/.test(text)) return seq;
  throw new ExchangeError(
    'BAD_USER_INPUT',
    'The argument after must be an endCursor or a cursor that an answer gave.',
  );
}
