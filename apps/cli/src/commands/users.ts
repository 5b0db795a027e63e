import type { Command } from 'commander';
import { exitCodes, Failure } from '../failure.ts';
import { bytes, count } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';

interface FoundUser {
  readonly ownerKey: string;
  readonly role: string;
  readonly displayName: string;
  readonly email: string;
  readonly partitionId: string;
  readonly state: string;
  readonly serviceClass: string;
  readonly pinned: boolean;
}

interface UserLoad {
  readonly ownerKey: string;
  readonly displayName: string;
  readonly partitionId: string;
  readonly serviceClass: string;
  readonly pinned: boolean;
  readonly requests: number;
  readonly cpuMs: number;
  readonly rows: number;
  readonly bytes: number;
  /** Null before rows and bytes were counted. */
  readonly sizeMeasuredAt: string | null;
}

interface SettleOptions {
  readonly pin?: boolean;
  readonly unpin?: boolean;
  readonly class?: string;
}

export function addUsers(program: Command, print: Print): void {
  const users = program.command('users').description('users in their roles, and where they live');
  users
    .command('find')
    .argument('<search>', 'the beginning of a key or an address, or part of a name')
    .description('find users')
    .option('--first <number>', 'how many, at most 50', '20')
    .action(async (search: string, { first }: { readonly first: string }, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { findUsers: FoundUser[] } }>(
        `query ($search: String!, $first: Int!) { cluster { findUsers(search: $search, first: $first) {
           ownerKey role displayName accountId email partitionId state serviceClass pinned } } }`,
        { search, first: Number(first) },
      );
      session.rows(cluster.findUsers, [
        { name: 'USER', of: ({ ownerKey }) => ownerKey },
        { name: 'ROLE', of: ({ role }) => role },
        { name: 'NAME', of: ({ displayName }) => displayName },
        { name: 'ADDRESS', of: ({ email }) => email },
        { name: 'PARTITION', of: ({ partitionId }) => partitionId },
        { name: 'STATE', of: ({ state }) => state },
        { name: 'CLASS', of: ({ serviceClass }) => serviceClass },
        { name: 'PINNED', of: ({ pinned }) => (pinned ? 'yes' : '') },
      ]);
    });
  users
    .command('heaviest')
    .description('list who uses most of the processor')
    .option('--partition <id>', 'of one partition')
    .option('--first <number>', 'how many, at most 200', '20')
    .action(
      async (
        { partition, first }: { readonly partition?: string; readonly first: string },
        command: Command,
      ) => {
        const session = openSession(command, print);
        const { cluster } = await session.api.ask<{ cluster: { heaviestUsers: UserLoad[] } }>(
          `query ($first: Int!, $partitionId: ID) { cluster {
             heaviestUsers(first: $first, partitionId: $partitionId) {
               ownerKey displayName partitionId serviceClass pinned requests cpuMs rows bytes sizeMeasuredAt } } }`,
          { first: Number(first), partitionId: partition },
        );
        session.rows(cluster.heaviestUsers, [
          { name: 'USER', of: ({ ownerKey }) => ownerKey },
          { name: 'NAME', of: ({ displayName }) => displayName },
          { name: 'PARTITION', of: ({ partitionId }) => partitionId },
          { name: 'REQUESTS/H', of: ({ requests }) => count(requests), align: 'right' },
          { name: 'CPU MS/H', of: ({ cpuMs }) => count(cpuMs), align: 'right' },
          {
            name: 'ROWS',
            of: (user) => count(user.sizeMeasuredAt === null ? null : user.rows),
            align: 'right',
          },
          {
            name: 'SIZE',
            of: (user) => bytes(user.sizeMeasuredAt === null ? null : user.bytes),
            align: 'right',
          },
        ]);
      },
    );
  users
    .command('settle')
    .argument('<user>', 'their key, or any id of theirs')
    .description('settle whether a user stays where they are, and the class of their partitions')
    .option('--pin', 'they stay, whatever is proposed')
    .option('--unpin', 'they may be moved')
    .option('--class <class>', 'standard or premium')
    .action(async (ownerKey: string, options: SettleOptions, command: Command) => {
      const session = openSession(command, print);
      const { pin = false, unpin = false } = options;
      if (pin === unpin && (pin || options.class === undefined)) {
        throw new Failure('Say what to settle: --pin or --unpin, or --class.', exitCodes.usage);
      }
      const pinned = pin || unpin ? pin : null;
      const result = await session.api.change<{ readonly user: UserLoad }>(
        'settleUser',
        `mutation ($input: SettleUserInput!) { settleUser(input: $input) {
           ... on SettleUserSuccess { user { ownerKey partitionId pinned serviceClass } }
           ... on InvalidInput { problems { path message } } ... on UserError { message } } }`,
        { input: { ownerKey, pinned, serviceClass: options.class ?? null } },
      );
      const { user } = result;
      const stays = user.pinned ? 'stays' : 'may be moved';
      session.say(
        `${user.ownerKey} ${stays} (on ${user.partitionId}), class ${user.serviceClass}.`,
        result,
      );
    });
}
