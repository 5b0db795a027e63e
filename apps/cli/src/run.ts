import { Command, CommanderError } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addFollow } from './commands/follow.ts';
import { addLoad } from './commands/load.ts';
import { addMaintenance } from './commands/maintenance.ts';
import { addChecks } from './commands/money.ts';
import { addMoves } from './commands/moves.ts';
import { addNodes } from './commands/nodes.ts';
import { addPartitions } from './commands/partitions.ts';
import { addProposals } from './commands/proposals.ts';
import { addSettings } from './commands/settings.ts';
import { addSupply } from './commands/supply.ts';
import { addUsers } from './commands/users.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';
import type { Print } from './session.ts';

export interface Output {
  readonly print: Print;
  readonly complain: Print;
}

const help = `
The exchange is at --url, EXCHANGE_URL or http://localhost:4000; the key of an operator (scopes
operator:read and operator:write) is --key or EXCHANGE_API_KEY.

Ends with 0 when done, 1 when refused, 2 when the command line is wrong, 3 without the right to,
4 when the exchange is away, 5 when a check finds something.`;

/** Runs one command line and gives its exit code. Nothing is thrown. */
export async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  const program = createProgram(output);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    // Commander has said already what is wrong, or has shown what was asked for.
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    }
    if (!(error instanceof Failure)) throw error;
    output.complain(error.message);
    return error.exitCode;
  }
}

function createProgram({ print, complain }: Output): Command {
  const program = new Command('exchange')
    .description('Operates a task exchange: nodes, partitions, users, moves, supply and money.')
    .option('--url <address>', 'where the exchange is')
    .option('--key <secret>', 'API key of an operator')
    .option('--json', 'print everything as JSON instead of tables')
    .addHelpText('after', help)
    .showHelpAfterError('Add --help to see how.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        print(text.trimEnd());
      },
      writeErr: (text) => {
        complain(text.trimEnd());
      },
    });
  const parts = [
    ...[addChecks, addNodes, addPartitions, addUsers, addMoves, addProposals, addLoad, addSupply],
    ...[addAudit, addFollow, addMaintenance, addSettings],
  ];
  for (const add of parts) add(program, print);
  return program;
}
