import type { Command } from 'commander';
import { time } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';

interface Line {
  readonly at: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly action: string;
  readonly target: string;
  readonly details: Readonly<Record<string, unknown>>;
}

interface AuditOptions {
  readonly account?: string;
  readonly action?: string;
  readonly target?: string;
  readonly first: string;
}

interface Answer {
  readonly cluster: { readonly auditLog: { readonly edges: readonly { readonly node: Line }[] } };
}

export function addAudit(program: Command, print: Print): void {
  program
    .command('audit')
    .description('list what operators did, newest first')
    .option('--account <id>', 'of one account')
    .option('--action <name>', 'of one action, such as startMoves')
    .option('--target <id>', 'about one thing')
    .option('--first <number>', 'how many, at most 200', '50')
    .action(async (options: AuditOptions, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<Answer>(
        `query ($first: Int!, $accountId: ID, $action: String, $target: String) { cluster {
           auditLog(first: $first, accountId: $accountId, action: $action, target: $target) {
             edges { node { at accountId accountName action target details } } } } }`,
        {
          first: Number(options.first),
          accountId: options.account,
          action: options.action,
          target: options.target,
        },
      );
      session.rows(
        cluster.auditLog.edges.map(({ node }) => node),
        [
          { name: 'WHEN', of: ({ at }) => time(at) },
          { name: 'WHO', of: ({ accountName, accountId }) => accountName || accountId },
          { name: 'DID', of: ({ action }) => action },
          { name: 'TO', of: ({ target }) => target },
          { name: 'MORE', of: ({ details }) => showDetails(details) },
        ],
      );
    });
}

function showDetails(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
