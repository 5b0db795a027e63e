import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '@exchange/service';
import { Advice, adviceForSystemError } from './lib/advice.ts';
import { projectRoot } from './lib/local-plan.ts';
import { describeRunningCluster } from './lib/report.ts';
import { parseStartArgs } from './lib/start-args.ts';
import { Supervisor } from './lib/supervisor.ts';

function say(line: string): void {
  console.log(line);
}

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  say(`• ${title}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}

function explain(error: unknown): string {
  if (error instanceof Advice || error instanceof ConfigError) return error.message;
  return (
    adviceForSystemError(error) ?? (error instanceof Error ? (error.stack ?? '') : String(error))
  );
}

/** npm and the terminal both pass Ctrl-C on: a second one within this time is the same key press. */
const samePressMs = 800;

function stopOnSignals(supervisor: Supervisor): void {
  let firstAt: number | null = null;
  const onSignal = (reason: string) => {
    if (firstAt === null) {
      firstAt = performance.now();
      say(`\n${reason}: stopping in order (once more ends everything at once) …`);
      supervisor.stop().then(
        () => {
          say('Stopped.');
          process.exit(process.exitCode ?? 0);
        },
        (error: unknown) => {
          say(explain(error));
          process.exit(1);
        },
      );
    } else if (performance.now() - firstAt > samePressMs) {
      say('Ending everything at once.');
      supervisor.killAll();
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      onSignal(signal === 'SIGINT' ? 'Ctrl-C' : signal);
    });
  }
  process.on('disconnect', () => {
    onSignal('The command that started the exchange is gone');
  });
}

async function main(): Promise<void> {
  const args = parseStartArgs(process.argv.slice(2), process.env['PORT']);
  const dataDir = args.data === null ? resolve(projectRoot, '.data') : resolve(args.data);
  mkdirSync(dataDir, { recursive: true });
  const supervisor = new Supervisor({
    dataDir,
    port: args.port,
    freePorts: args.data !== null,
    dev: args.dev,
    empty: args.empty,
    env: process.env,
    say,
    step,
  });
  stopOnSignals(supervisor);
  try {
    const state = await supervisor.start();
    say(describeRunningCluster(state, dataDir));
  } catch (error) {
    console.error(`\n${explain(error)}`);
    process.exitCode = 1;
    await supervisor.stop();
    process.exit(1);
  }
}

// A closed terminal or a finished `| head` must not end the cluster without order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await main();
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exit(1);
}
