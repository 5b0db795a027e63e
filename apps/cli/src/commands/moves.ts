import type { Command } from 'commander';
import { count, share, time } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';
import { addMoveChanges } from './change-moves.ts';
import { followMoves } from './follow-moves.ts';
import { moveFields, type Move } from './move-fields.ts';
import { groupFields, showStarted, type StartedMoves } from './started-moves.ts';

interface ListOptions {
  readonly state?: string[];
  readonly user?: string;
  readonly group?: string;
  readonly partition?: string;
  readonly first: string;
}

export function addMoves(program: Command, print: Print): void {
  const moves = program.command('moves').description('moves of users between partitions');
  moves
    .command('list', { isDefault: true })
    .description('list moves, newest first')
    .option('--state <states...>', 'only in these states, such as COPYING')
    .option('--user <user>', 'of one user: their key, or any id of theirs')
    .option('--group <id>', 'of one group')
    .option('--partition <id>', 'from or to one partition')
    .option('--first <number>', 'how many, at most 200', '50')
    .action(async (options: ListOptions, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{
        cluster: { moves: { edges: { node: Move }[] } };
      }>(
        `query ($first: Int!, $state: [MoveState!], $ownerKey: ID, $groupId: ID, $partitionId: ID) {
           cluster { moves(first: $first, state: $state, ownerKey: $ownerKey, groupId: $groupId,
                           partitionId: $partitionId) { edges { node { ${moveFields} } } } } }`,
        {
          first: Number(options.first),
          state: options.state?.map((state) => state.toUpperCase().replaceAll('-', '_')),
          ownerKey: options.user,
          groupId: options.group,
          partitionId: options.partition,
        },
      );
      session.rows(
        cluster.moves.edges.map(({ node }) => node),
        [
          { name: 'MOVE', of: ({ id }) => id },
          { name: 'USER', of: ({ ownerKey }) => ownerKey },
          { name: 'NAME', of: ({ displayName }) => displayName },
          { name: 'FROM', of: ({ from }) => from },
          { name: 'TO', of: ({ to }) => to },
          { name: 'STATE', of: ({ state }) => state },
          { name: 'DONE', of: ({ progress }) => share(progress), align: 'right' },
          { name: 'ROWS', of: ({ rowsCopied }) => count(rowsCopied), align: 'right' },
          { name: 'HELD MS', of: ({ blockedMs }) => count(blockedMs), align: 'right' },
          { name: 'CHANGED', of: ({ updatedAt }) => time(updatedAt) },
          { name: 'ERROR', of: ({ error }) => error ?? '' },
        ],
      );
    });
  moves
    .command('start')
    .argument('<users...>', 'their keys, or ids such as requester_… and performer_…')
    .description('move users to another partition while they work')
    .option('--to <partition>', 'where to; without it, each to the least loaded other one')
    .option('--reason <text>', 'why, for those who look later')
    .action(
      async (
        ownerKeys: string[],
        { to, reason }: { readonly to?: string; readonly reason?: string },
        command: Command,
      ) => {
        const session = openSession(command, print);
        const started = await session.api.change<StartedMoves>(
          'startMoves',
          `mutation ($input: StartMovesInput!) { startMoves(input: $input) { ${groupFields} } }`,
          { input: { ownerKeys, to, reason } },
        );
        showStarted(session, started);
      },
    );
  addMoveChanges(moves, print);
  moves
    .command('follow')
    .argument('<id>', 'a move or a group')
    .description('say how moves go on, until they are done; ends with 1 when any failed')
    .option('--every <seconds>', 'how often to look', '2')
    .action(async (id: string, { every }: { readonly every: string }, command: Command) => {
      await followMoves(openSession(command, print), id, Number(every));
    });
}
