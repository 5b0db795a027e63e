import type { Command } from 'commander';
import { bytes, count } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';

interface Load {
  readonly partitionId: string;
  readonly requests: number;
  readonly cpuMs: number;
  readonly inHand: number;
  readonly rows: number;
  readonly bytes: number;
  readonly connections: number;
  readonly relative: number;
  readonly hours: readonly number[];
}

export function addLoad(program: Command, print: Print): void {
  program
    .command('load')
    .description('list what each partition uses; with --json by hour of the week too')
    .action(async (_options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { loads: Load[] } }>(
        `{ cluster { loads { partitionId requests cpuMs inHand rows bytes connections relative hours
             measuredAt } } }`,
      );
      session.rows(cluster.loads, [
        { name: 'PARTITION', of: ({ partitionId }) => partitionId },
        { name: 'REQUESTS/H', of: ({ requests }) => count(requests), align: 'right' },
        { name: 'CPU MS/H', of: ({ cpuMs }) => count(cpuMs), align: 'right' },
        { name: 'IN HAND', of: ({ inHand }) => inHand.toFixed(2), align: 'right' },
        { name: 'ROWS', of: ({ rows }) => count(rows), align: 'right' },
        { name: 'SIZE', of: (load) => bytes(load.bytes), align: 'right' },
        { name: 'CONNECTIONS', of: ({ connections }) => count(connections), align: 'right' },
        { name: 'OF MEAN', of: ({ relative }) => relative.toFixed(2), align: 'right' },
      ]);
    });
}
