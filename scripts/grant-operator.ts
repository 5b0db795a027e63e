// `npm run grant-operator -- <e-mail> [--revoke]`: decides who runs the exchange.
import { parseArgs } from 'node:util';
import { describeFailure, listDatabaseTargets } from './db-targets.ts';
import { setOperator } from './lib/set-operator.ts';

const usage = 'npm run grant-operator -- <e-mail of an account> [--revoke]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { revoke: { type: 'boolean', default: false } },
  });
  const [email] = positionals;
  if (email === undefined || positionals.length > 1) throw new Error(`Usage: ${usage}`);
  const directory = listDatabaseTargets().find(({ kind }) => kind === 'directory');
  if (directory === undefined) throw new Error('The cluster has no directory.');
  const found = await setOperator(directory.url, email, !values.revoke);
  if (!found) throw new Error(`There is no account ${email}: make it first, on the sign-up page.`);
  console.log(values.revoke ? `${email} is no operator any more.` : `${email} is an operator now.`);
}

await main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
