import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterState } from './cluster-state.ts';

type DemoAccount = { readonly role: string; readonly email: string; readonly password: string };

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    )
    .join('\n');
}

function readDemoAccounts(dataDir: string): DemoAccount[] {
  const path = join(dataDir, 'demo-accounts.json');
  if (!existsSync(path)) return [];
  return JSON.parse(readFileSync(path, 'utf8')) as DemoAccount[];
}

/** What a person needs after the start: the address, who can sign in, and what runs where. */
export function describeRunningCluster(state: ClusterState, dataDir: string): string {
  const processes = formatTable([
    ['process', 'pid', 'port', 'holds'],
    ...state.processes.map((entry) => [
      entry.name,
      String(entry.pid ?? '-'),
      String(entry.port),
      entry.partitions.join(', '),
    ]),
  ]);
  const accounts = readDemoAccounts(dataDir);
  const people =
    accounts.length === 0
      ? []
      : [
          '',
          'Demo accounts:',
          formatTable([
            ['role', 'e-mail', 'password'],
            ...accounts.map(({ role, email, password }) => [role, email, password]),
          ]),
        ];
  return [
    '',
    processes,
    ...people,
    '',
    ...(state.sandboxUrl === null ? [] : [`HTML templates run at ${state.sandboxUrl}`, '']),
    `The task exchange is ready: ${state.publicUrl}`,
    'Ctrl-C stops it. Data stay in the data folder; "npm run reset" starts over.',
    '',
  ].join('\n');
}
