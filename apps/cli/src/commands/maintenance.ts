import type { Command } from 'commander';
import { time } from '../print/format.ts';
import { openSession, type Print, type Session } from '../session.ts';

interface Maintenance {
  readonly on: boolean;
  readonly message: string;
  readonly since: string | null;
}

export function addMaintenance(program: Command, print: Print): void {
  const maintenance = program
    .command('maintenance')
    .description('refuse everybody’s changes for a while; reading goes on');
  maintenance
    .command('status', { isDefault: true })
    .description('say whether changes are refused')
    .action(async (_options: object, command: Command) => {
      const session = openSession(command, print);
      const answer = await session.api.ask<{ maintenance: Maintenance }>(
        `{ maintenance { on message since } }`,
      );
      show(session, answer.maintenance);
    });
  maintenance
    .command('on')
    .argument('[message...]', 'what callers are told')
    .description('refuse changes')
    .action(async (words: string[], _options: object, command: Command) => {
      const message = words.length === 0 ? null : words.join(' ');
      await change(openSession(command, print), { on: true, message });
    });
  maintenance
    .command('off')
    .description('take changes again')
    .action(async (_options: object, command: Command) => {
      await change(openSession(command, print), { on: false });
    });
}

async function change(session: Session, input: object): Promise<void> {
  const result = await session.api.change<{ readonly maintenance: Maintenance }>(
    'setMaintenanceMode',
    `mutation ($input: SetMaintenanceModeInput!) { setMaintenanceMode(input: $input) {
       ... on SetMaintenanceModeSuccess { maintenance { on message since } }
       ... on InvalidInput { problems { path message } } ... on UserError { message } } }`,
    { input },
  );
  show(session, result.maintenance);
}

function show(session: Session, maintenance: Maintenance): void {
  const { on, message, since } = maintenance;
  session.say(
    on ? `On since ${time(since)} UTC. Callers are told: ${message}` : 'Off: changes are taken.',
    maintenance,
  );
}
