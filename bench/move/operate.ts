import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../../scripts/lib/api-client.ts';
import { requireOutcome, type Outcome } from '../../scripts/lib/api-outcome.ts';

export type Move = {
  readonly id: string;
  readonly ownerKey: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly blockedMs: number | null;
  readonly tries: number;
  readonly rowsCopied: number;
  readonly error: string | null;
};

const fields = 'id ownerKey role from to state blockedMs tries rowsCopied error';
const failures = `
  ... on UserError { message }
  ... on MovesRefused { refused { ownerKey message } }
`;
const pageSize = 200;
const pollMs = 1_500;
/** How often it is said how far the moves are. */
const sayMs = 60_000;
const states = [
  ...['REQUESTED', 'COPYING', 'CATCHING_UP', 'BLOCKED', 'VERIFIED', 'FLIPPED', 'PAUSED'],
  ...['CONCLUDED', 'ERASING', 'ERASED', 'TAKEN_BACK', 'UNDOING', 'CANCELLED', 'FAILED'],
];
const unfinished = ['UNDOING', 'CANCELLED', 'FAILED'];

type Started = {
  readonly __typename: 'StartMovesSuccess';
  readonly moves: readonly Move[];
  readonly refused: readonly { readonly ownerKey: string; readonly message: string }[];
};

/** Starts moving these users to one partition. Returns the ids of their moves. */
export async function startMoves(
  operator: Api,
  ownerKeys: readonly string[],
  to: string,
): Promise<string[]> {
  const { startMoves: outcome } = await operator.graphql<{ startMoves: Outcome }>(
    `mutation StartMoves($input: StartMovesInput!) {
      startMoves(input: $input) {
        __typename
        ... on StartMovesSuccess { moves { ${fields} } refused { ownerKey message } }
        ${failures}
      }
    }`,
    { input: { ownerKeys, to, reason: 'bench' } },
  );
  return idsOf(requireOutcome<Started>(outcome, 'StartMovesSuccess'));
}

/** Takes moves back. Returns the ids of the moves that do so. */
export async function takeBack(operator: Api, moveIds: readonly string[]): Promise<string[]> {
  const { takeBackMoves: outcome } = await operator.graphql<{ takeBackMoves: Outcome }>(
    `mutation TakeBack($input: ChangeMovesInput!) {
      takeBackMoves(input: $input) {
        __typename
        ... on StartMovesSuccess { moves { ${fields} } refused { ownerKey message } }
        ${failures}
      }
    }`,
    { input: { moveIds } },
  );
  return idsOf(requireOutcome<Started>(outcome, 'StartMovesSuccess'));
}

function idsOf({ moves, refused }: Started): string[] {
  const [first] = refused;
  if (first !== undefined) throw new Error(`${first.ownerKey} is not moved: ${first.message}`);
  return moves.map(({ id }) => id);
}

/** Lets the old copies of these moves be deleted now. */
export async function endKeep(operator: Api, moveIds: readonly string[]): Promise<void> {
  const { shortenMoveKeep: outcome } = await operator.graphql<{ shortenMoveKeep: Outcome }>(
    `mutation EndKeep($input: ShortenMoveKeepInput!) {
      shortenMoveKeep(input: $input) { __typename ... on UserError { message } }
    }`,
    { input: { moveIds, keepSeconds: 0 } },
  );
  requireOutcome(outcome, 'ChangeMovesSuccess');
}

async function readMoves(
  operator: Api,
  state: readonly string[] = states,
): Promise<Map<string, Move>> {
  const moves = new Map<string, Move>();
  let page: MovePage | null = null;
  do {
    page = await readPage(operator, state, page?.pageInfo.endCursor ?? null);
    for (const { node } of page.edges) moves.set(node.id, node);
  } while (page.pageInfo.hasNextPage);
  return moves;
}

async function readPage(
  operator: Api,
  state: readonly string[],
  after: string | null,
): Promise<MovePage> {
  const { cluster } = await operator.graphql<{ cluster: { moves: MovePage } }>(
    `query Moves($state: [MoveState!], $after: String) {
      cluster {
        moves(first: ${pageSize}, state: $state, after: $after) {
          edges { node { ${fields} } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
    { state, after },
  );
  return cluster.moves;
}

type MovePage = {
  readonly edges: readonly { readonly node: Move }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
};

/**
 * Waits until all of these moves are in one of the states; ends at once when one cannot be done. Only those
 * that are not are asked for, since whoever answers is being measured.
 */
export async function waitForMoves(
  operator: Api,
  moveIds: readonly string[],
  wanted: readonly string[],
  withinSeconds: number,
): Promise<Move[]> {
  const endsAt = performance.now() + withinSeconds * 1_000;
  let saysAt = performance.now() + sayMs;
  const ids = new Set(moveIds);
  const others = states.filter((state) => !wanted.includes(state));
  for (;;) {
    const found = [...(await readMoves(operator, others)).values()];
    const open = found.filter(({ id }) => ids.has(id));
    const failed = open.find(({ state }) => unfinished.includes(state));
    if (failed !== undefined) {
      throw new Error(`The move of ${failed.ownerKey} is ${failed.state}: ${failed.error}`);
    }
    if (open.length === 0) {
      const all = await readMoves(operator);
      return moveIds.flatMap((id) => all.get(id) ?? []);
    }
    if (performance.now() > saysAt) {
      console.log(`  ${ids.size - open.length} of ${ids.size} moves`);
      saysAt = performance.now() + sayMs;
    }
    if (performance.now() > endsAt) {
      const [first] = open;
      throw new Error(
        `After ${withinSeconds} s ${open.length} of ${moveIds.length} moves are not done; one is ${first?.state}: ${first?.error}`,
      );
    }
    await pause(pollMs);
  }
}
