import type { Command } from 'commander';
import { ago } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';

interface Node {
  readonly id: string;
  readonly state: string;
  readonly version: string;
  readonly startedAt: string;
  readonly heartbeatAt: string;
  readonly partitions: readonly { readonly id: string }[];
}

export function addNodes(program: Command, print: Print): void {
  program
    .command('nodes')
    .description('list the nodes: what they serve, and when they were last heard of')
    .action(async (_options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { nodes: Node[] } }>(
        `{ cluster { nodes { id state version startedAt heartbeatAt partitions { id } } } }`,
      );
      const now = Date.now();
      session.rows(cluster.nodes, [
        { name: 'NODE', of: ({ id }) => id },
        { name: 'STATE', of: ({ state }) => state },
        { name: 'PARTITIONS', of: ({ partitions }) => partitions.map(({ id }) => id).join(' ') },
        { name: 'VERSION', of: ({ version }) => version },
        { name: 'UP', of: ({ startedAt }) => ago(startedAt, now), align: 'right' },
        { name: 'HEARD', of: ({ heartbeatAt }) => ago(heartbeatAt, now), align: 'right' },
      ]);
    });
}
