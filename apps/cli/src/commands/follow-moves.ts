import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes, Failure } from '../failure.ts';
import { count, share } from '../print/format.ts';
import type { Session } from '../session.ts';
import { moveFields, type Move } from './move-fields.ts';

interface Group {
  readonly id: string;
  readonly total: number;
  readonly moved: number;
  readonly given: number;
  readonly takenBack: number;
  readonly rowsCopied: number;
  readonly rowsEstimated: number;
}

interface Seen {
  readonly cluster: {
    readonly move: Move | null;
    readonly moveGroups: readonly Group[];
    readonly moves: { readonly totalCount: number };
  };
}

const done = new Set(['CONCLUDED', 'ERASING', 'ERASED', 'TAKEN_BACK']);
const failed = new Set(['CANCELLED', 'FAILED']);

/** Prints a line whenever something changed, until nothing is under way any more. */
export async function followMoves(
  session: Session,
  id: string,
  everySeconds: number,
): Promise<void> {
  if (!(everySeconds >= 0.1)) throw new Failure('--every is at least 0.1.', exitCodes.usage);
  let last = '';
  for (;;) {
    const { cluster } = await session.api.ask<Seen>(
      `query ($id: ID!) { cluster {
         move(id: $id) { ${moveFields} }
         moveGroups(first: 200) { id total moved given takenBack rowsCopied rowsEstimated }
         moves(first: 1, groupId: $id) { totalCount } } }`,
      { id },
    );
    const group = cluster.moveGroups.find((each) => each.id === id);
    const seen = cluster.move === null ? judgeGroup(group) : judgeMove(cluster.move);
    if (seen === null) throw new Failure(`There is no move and no recent group ${id}.`);
    if (seen.text !== last) session.say(seen.text, cluster.move ?? group);
    last = seen.text;
    if (seen.isOver) {
      if (seen.hasFailed) throw new Failure('Not all of it was done: see above.');
      return;
    }
    await sleep(everySeconds * 1_000);
  }
}

function judgeMove(move: Move) {
  const error = move.error === null ? '' : `: ${move.error}`;
  return {
    text: `${move.ownerKey} ${move.from} → ${move.to}: ${move.state} (${move.stepName}), ${share(move.progress)}${error}`,
    isOver: done.has(move.state) || failed.has(move.state),
    hasFailed: failed.has(move.state),
  };
}

function judgeGroup(group: Group | undefined) {
  if (group === undefined) return null;
  const { total, moved, given, takenBack, rowsCopied, rowsEstimated } = group;
  const back = takenBack === 0 ? '' : ` ${takenBack} taken back,`;
  return {
    text: `${moved} of ${total} moved, ${given} given up,${back} ${count(rowsCopied)} of about ${count(rowsEstimated)} rows copied`,
    isOver: moved + given + takenBack >= total,
    hasFailed: given > 0,
  };
}
