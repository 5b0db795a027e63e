import type { Command } from 'commander';
import { exitCodes, Failure } from '../failure.ts';
import { openSession, type Print, type Session } from '../session.ts';
import { groupFields, showStarted, type StartedMoves } from './started-moves.ts';

interface Changed {
  readonly changed: readonly { readonly id: string; readonly state: string }[];
  readonly unchanged: readonly {
    readonly move: { readonly id: string };
    readonly message: string;
  }[];
}

const changes = {
  pause: { mutation: 'pauseMoves', help: 'stop moves before their switch; users notice nothing' },
  resume: { mutation: 'resumeMoves', help: 'let paused moves go on where they stopped' },
  cancel: { mutation: 'cancelMoves', help: 'give up moves before their switch' },
} as const;

const changeFields = `
  ... on ChangeMovesSuccess { changed { id state } unchanged { move { id } message } }
  ... on InvalidInput { problems { path message } }
  ... on UserError { message }`;

interface GroupOption {
  readonly group?: string;
}

/** Commands that change moves which were started: some of them, or a group. */
export function addMoveChanges(moves: Command, print: Print): void {
  for (const [name, { mutation, help }] of Object.entries(changes)) {
    select(moves.command(name).description(help)).action(
      async (moveIds: string[], { group }: GroupOption, command: Command) => {
        const session = openSession(command, print);
        const changed = await session.api.change<Changed>(
          mutation,
          `mutation ($input: ChangeMovesInput!) { ${mutation}(input: $input) { ${changeFields} } }`,
          { input: selectionOf(moveIds, group) },
        );
        showChanged(session, changed);
      },
    );
  }
  select(
    moves.command('take-back').description('move users back, with everything they did since'),
  ).action(async (moveIds: string[], { group }: GroupOption, command: Command) => {
    const session = openSession(command, print);
    const started = await session.api.change<StartedMoves>(
      'takeBackMoves',
      `mutation ($input: ChangeMovesInput!) { takeBackMoves(input: $input) { ${groupFields} } }`,
      { input: selectionOf(moveIds, group) },
    );
    showStarted(session, started);
  });
  select(
    moves.command('keep').description('change how long old copies are kept; 0 deletes them soon'),
  )
    .requiredOption('--seconds <number>', 'from now')
    .action(
      async (
        moveIds: string[],
        { group, seconds }: GroupOption & { readonly seconds: string },
        command: Command,
      ) => {
        const session = openSession(command, print);
        const changed = await session.api.change<Changed>(
          'shortenMoveKeep',
          `mutation ($input: ShortenMoveKeepInput!) { shortenMoveKeep(input: $input) { ${changeFields} } }`,
          { input: { ...selectionOf(moveIds, group), keepSeconds: Number(seconds) } },
        );
        showChanged(session, changed);
      },
    );
}

function select(command: Command): Command {
  return command
    .argument('[moves...]', 'ids of moves')
    .option('--group <id>', 'all moves of a group instead');
}

function selectionOf(moveIds: readonly string[], group: string | undefined) {
  if (moveIds.length > 0 === (group !== undefined)) {
    throw new Failure('Name either moves, or a group with --group.', exitCodes.usage);
  }
  return group === undefined ? { moveIds } : { groupId: group };
}

function showChanged(session: Session, result: Changed): void {
  const { changed, unchanged } = result;
  const lines = [
    ...changed.map(({ id, state }) => `${id}: ${state.toLowerCase().replaceAll('_', ' ')}.`),
    ...unchanged.map(({ move, message }) => `${move.id}: ${message}`),
  ];
  session.say(lines.length === 0 ? 'There was nothing to change.' : lines.join('\n'), result);
  if (changed.length === 0 && unchanged.length > 0) {
    throw new Failure('None of them could be changed.');
  }
}
