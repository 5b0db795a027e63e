import type { Command } from 'commander';
import { count, share, time } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';

interface Repository {
  readonly id: string;
  readonly isLive: boolean;
  readonly target: number;
  readonly stock: number;
  readonly onTheWay: number;
  readonly inHand: number;
  readonly lastHour: { readonly accepts: number; readonly share: number | null } | null;
  readonly online: number;
}

interface Lease {
  readonly id: string;
  readonly taskId: string;
  readonly partitionId: string;
  readonly holder: string;
  readonly kind: string;
  readonly status: string;
  readonly granted: number;
  readonly outstanding: number;
  readonly epoch: number;
  readonly expiresAt: string;
}

interface TakenBack {
  readonly leases: number;
  readonly slots: number;
  readonly missing: readonly string[];
}

interface Run {
  readonly run: {
    readonly wanted: number;
    readonly acquired: number;
    readonly released: number;
    readonly renewed: number;
  };
}

export function addSupply(program: Command, print: Print): void {
  const supply = program
    .command('supply')
    .description('local repositories of performer partitions');
  supply
    .command('list', { isDefault: true })
    .description('list what each repository aims at and holds')
    .action(async (_options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { repositories: Repository[] } }>(
        `{ cluster { repositories(types: 1) { id isLive target stock onTheWay inHand online
             lastHour { accepts share } } } }`,
      );
      session.rows(cluster.repositories, [
        { name: 'REPOSITORY', of: ({ id }) => id },
        { name: 'LIVE', of: ({ isLive }) => (isLive ? 'yes' : 'no') },
        { name: 'TARGET', of: ({ target }) => count(target), align: 'right' },
        { name: 'STOCK', of: ({ stock }) => count(stock), align: 'right' },
        { name: 'COMING', of: ({ onTheWay }) => count(onTheWay), align: 'right' },
        { name: 'IN HAND', of: ({ inHand }) => count(inHand), align: 'right' },
        { name: 'ONLINE', of: ({ online }) => count(online), align: 'right' },
        { name: 'ACCEPTS/H', of: ({ lastHour }) => count(lastHour?.accepts), align: 'right' },
        { name: 'LOCAL', of: ({ lastHour }) => share(lastHour?.share), align: 'right' },
      ]);
    });
  supply
    .command('run')
    .argument('<name>', 'a performer partition, or one of its repositories: p1, p1/pictures')
    .description('maintain a repository now, or all of a partition')
    .action(async (name: string, _options: object, command: Command) => {
      const session = openSession(command, print);
      const partitionId = name.replace(/\/.*/, '');
      const result = await session.api.change<Run>(
        'runMaintenance',
        `mutation ($input: RunMaintenanceInput!) { runMaintenance(input: $input) {
           ... on RunMaintenanceSuccess { run { wanted acquired released renewed } }
           ... on UserError { message } } }`,
        { input: { partitionId, ...(partitionId === name ? {} : { repositoryId: name }) } },
      );
      const { wanted, acquired, released, renewed } = result.run;
      session.say(
        `Wanted ${wanted} slots, got ${acquired}, gave ${released} back, renewed ${renewed} leases.`,
        result,
      );
    });
  const leases = program.command('leases').description('slots that are lent');
  leases
    .command('take-back')
    .argument('<holder>', 'a repository whose node is gone: p1, p1/pictures')
    .requiredOption('--reason <text>', 'why, for the audit log')
    .description('end all leases of a holder that is gone, by force')
    .action(async (holder: string, { reason }: { readonly reason: string }, command: Command) => {
      const session = openSession(command, print);
      const result = await session.api.change<TakenBack>(
        'takeBackLeases',
        `mutation ($input: TakeBackLeasesInput!) { takeBackLeases(input: $input) {
           ... on TakeBackLeasesSuccess { leases slots missing } ... on UserError { message } } }`,
        { input: { holder, reason } },
      );
      const { leases: ended, slots, missing } = result;
      const away = missing.length === 0 ? '' : ` No answer from ${missing.join(', ')}: repeat it.`;
      session.say(`${ended} leases with ${slots} slots ended.${away}`, result);
    });
  leases
    .command('list', { isDefault: true })
    .description('list leases that requester partitions have granted, newest first')
    .option('--partition <id>', 'of one requester partition')
    .option('--first <number>', 'how many, at most 200', '50')
    .action(
      async (
        { partition, first }: { readonly partition?: string; readonly first: string },
        command: Command,
      ) => {
        const session = openSession(command, print);
        const { cluster } = await session.api.ask<{ cluster: { leases: Lease[] } }>(
          `query ($first: Int!, $partitionId: ID) { cluster { leases(first: $first, partitionId: $partitionId) {
             id taskId partitionId holder kind status granted outstanding epoch grantedAt expiresAt } } }`,
          { first: Number(first), partitionId: partition },
        );
        session.rows(cluster.leases, [
          { name: 'LEASE', of: ({ id }) => id },
          { name: 'FROM', of: ({ partitionId }) => partitionId },
          { name: 'HOLDER', of: ({ holder }) => holder },
          { name: 'KIND', of: ({ kind }) => kind },
          { name: 'STATUS', of: ({ status }) => status },
          { name: 'GRANTED', of: ({ granted }) => count(granted), align: 'right' },
          { name: 'OUT', of: ({ outstanding }) => count(outstanding), align: 'right' },
          { name: 'EPOCH', of: ({ epoch }) => count(epoch), align: 'right' },
          { name: 'UNTIL', of: ({ expiresAt }) => time(expiresAt) },
        ]);
      },
    );
}
