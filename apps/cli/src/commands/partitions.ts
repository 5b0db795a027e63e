import type { Command } from 'commander';
import { count, share } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';
import { groupFields, showStarted, type StartedMoves } from './started-moves.ts';

interface Partition {
  readonly id: string;
  readonly role: string;
  readonly nodeId: string;
  readonly serviceClass: string;
  readonly accepting: boolean;
  readonly users: number;
  readonly openTasks: number;
  readonly slotsAvailable: number;
  readonly slotsLeased: number;
  readonly target: number;
  readonly localShare: number | null;
  readonly outboxDepth: number;
  readonly outboxOldestSeconds: number;
  readonly staleLeases: number;
  readonly parked: number;
}

export function addPartitions(program: Command, print: Print): void {
  const partitions = program.command('partitions').description('partitions, and emptying them');
  partitions
    .command('list', { isDefault: true })
    .description('list the partitions with their users, stock and backlogs')
    .action(async (_options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { partitions: Partition[] } }>(
        `{ cluster { partitions {
           id role nodeId serviceClass accepting users openTasks slotsAvailable slotsLeased target
           localShare outboxDepth outboxOldestSeconds staleLeases parked } } }`,
      );
      session.rows(cluster.partitions, [
        { name: 'PARTITION', of: ({ id }) => id },
        { name: 'ROLE', of: ({ role }) => role },
        { name: 'NODE', of: ({ nodeId }) => nodeId },
        { name: 'CLASS', of: ({ serviceClass }) => serviceClass },
        { name: 'OPEN', of: ({ accepting }) => (accepting ? 'yes' : 'no') },
        { name: 'USERS', of: ({ users }) => count(users), align: 'right' },
        { name: 'TASKS', of: ({ openTasks }) => count(openTasks), align: 'right' },
        { name: 'SLOTS', of: ({ slotsAvailable }) => count(slotsAvailable), align: 'right' },
        { name: 'LEASED', of: ({ slotsLeased }) => count(slotsLeased), align: 'right' },
        { name: 'TARGET', of: ({ target }) => count(target), align: 'right' },
        { name: 'LOCAL', of: ({ localShare }) => share(localShare), align: 'right' },
        { name: 'OUTBOX', of: ({ outboxDepth }) => count(outboxDepth), align: 'right' },
        { name: 'PARKED', of: ({ parked }) => count(parked), align: 'right' },
      ]);
    });
  partitions
    .command('drain')
    .argument('<partition>')
    .description('keep new users from a partition and move everybody away who lives there')
    .option('--to <partitions...>', 'where to; without it, all others of the role')
    .option('--reason <text>', 'why, for those who look later')
    .action(
      async (
        partitionId: string,
        { to, reason }: { readonly to?: string[]; readonly reason?: string },
        command: Command,
      ) => {
        const session = openSession(command, print);
        const started = await session.api.change<StartedMoves>(
          'drainPartition',
          `mutation ($input: DrainPartitionInput!) { drainPartition(input: $input) { ${groupFields} } }`,
          { input: { partitionId, to, reason } },
        );
        showStarted(session, started);
      },
    );
  partitions
    .command('retire')
    .argument('<partition>')
    .description('take an empty partition out of the cluster for good')
    .action(async (partitionId: string, _options: object, command: Command) => {
      const session = openSession(command, print);
      const result = await session.api.change(
        'retirePartition',
        `mutation ($input: RetirePartitionInput!) { retirePartition(input: $input) {
           ... on RetirePartitionSuccess { partitionId } ... on UserError { message } } }`,
        { input: { partitionId } },
      );
      session.say(
        `${partitionId} is out of the cluster: its node can be stopped, its database kept or dropped.`,
        result,
      );
    });
  partitions
    .command('reopen')
    .argument('<partition>')
    .description('let users be placed on, and moved to, a partition again')
    .action(async (partitionId: string, _options: object, command: Command) => {
      const session = openSession(command, print);
      const result = await session.api.change(
        'reopenPartition',
        `mutation ($input: ReopenPartitionInput!) { reopenPartition(input: $input) {
           ... on ReopenPartitionSuccess { partition { id accepting } } ... on UserError { message } } }`,
        { input: { partitionId } },
      );
      session.say(`${partitionId} takes users again.`, result);
    });
}
