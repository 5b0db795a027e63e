import type { Command } from 'commander';
import { exitCodes, Failure } from '../failure.ts';
import { money } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';

interface MoneyCheck {
  readonly at: string;
  readonly balanced: boolean;
  readonly missing: readonly string[];
  readonly totals: readonly {
    readonly kind: string;
    readonly side: string;
    readonly minor: number;
  }[];
  readonly transitNet: number;
}

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly help: string;
}

export function addChecks(program: Command, print: Print): void {
  program
    .command('money')
    .description('add up all ledgers; ends with 5 when they do not balance')
    .action(async (_options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { money: MoneyCheck } }>(
        `{ cluster { money { at balanced missing totals { kind side minor } transitNet } } }`,
      );
      const check = cluster.money;
      if (session.json) {
        session.say('', check);
      } else {
        session.rows(check.totals, [
          { name: 'SIDE', of: ({ side }) => side },
          { name: 'ACCOUNTS', of: ({ kind }) => kind },
          { name: 'TOTAL', of: ({ minor }) => money(minor), align: 'right' },
        ]);
        session.say(`In transit: ${money(check.transitNet)}.`, check);
      }
      if (check.missing.length > 0) {
        const partitions = check.missing.join(', ');
        throw new Failure(`Not all could be read: ${partitions} did not answer.`, exitCodes.away);
      }
      if (!check.balanced) {
        throw new Failure('The ledgers do not balance: run "npm run check".', exitCodes.notWell);
      }
    });
  program
    .command('status')
    .description('list the figures that are zero when all is well; ends with 5 when one is not')
    .action(async (_options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster, maintenance } = await session.api.ask<{
        cluster: { mustBeZero: Figure[] };
        maintenance: { on: boolean; message: string };
      }>(`{ cluster { mustBeZero { name value help } } maintenance { on message since } }`);
      session.rows(cluster.mustBeZero, [
        { name: 'MUST BE ZERO', of: ({ name }) => name },
        { name: 'IS', of: ({ value }) => String(value), align: 'right' },
        { name: 'WHAT TO DO', of: ({ value, help }) => (value === 0 ? '' : help) },
      ]);
      if (maintenance.on && !session.json) session.say(`Maintenance: ${maintenance.message}`, null);
      if (cluster.mustBeZero.some(({ value }) => value !== 0)) {
        throw new Failure('Not all is well: see above.', exitCodes.notWell);
      }
    });
}
