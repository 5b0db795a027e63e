import type { Command } from 'commander';
import { count, share, time } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';

interface Repository {
  readonly partitionId: string;
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
        `{ cluster { repositories(types: 1) { partitionId isLive target stock onTheWay inHand online
             lastHour { accepts share } } } }`,
      );
      session.rows(cluster.repositories, [
        { name: 'PARTITION', of: ({ partitionId }) => partitionId },
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
    .argument('<partition>', 'a performer partition')
    .description('maintain a repository now')
    .action(async (partitionId: string, _options: object, command: Command) => {
      const session = openSession(command, print);
      const result = await session.api.change<Run>(
        'runMaintenance',
        `mutation ($partitionId: ID!) { runMaintenance(input: { partitionId: $partitionId }) {
           ... on RunMaintenanceSuccess { run { wanted acquired released renewed } }
           ... on UserError { message } } }`,
        { partitionId },
      );
      const { wanted, acquired, released, renewed } = result.run;
      session.say(
        `Wanted ${wanted} slots, got ${acquired}, gave ${released} back, renewed ${renewed} leases.`,
        result,
      );
    });
  program
    .command('leases')
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
