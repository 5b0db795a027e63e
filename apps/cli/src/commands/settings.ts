import type { Command } from 'commander';
import { openSession, type Print } from '../session.ts';

interface Setting {
  readonly path: string;
  readonly value: string;
  readonly default: string | null;
  readonly meaning: string;
}

export function addSettings(program: Command, print: Print): void {
  program
    .command('settings')
    .argument('[part]', 'part of a path, such as supply')
    .description('list the settings of the cluster file with their meaning')
    .action(async (part: string | undefined, _options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { settings: Setting[] } }>(
        `{ cluster { settings { path value default meaning } } }`,
      );
      session.rows(
        cluster.settings.filter(({ path }) => path.includes(part ?? '')),
        [
          { name: 'SETTING', of: ({ path }) => path },
          { name: 'VALUE', of: ({ value }) => value },
          { name: 'DEFAULT', of: (setting) => setting.default ?? '' },
          { name: 'MEANING', of: ({ meaning }) => meaning },
        ],
      );
    });
}
