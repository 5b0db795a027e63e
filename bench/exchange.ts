import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseOptions } from './exchange/parse-options.ts';
import { judge, printJudgement, printWorld } from './exchange/report.ts';
import { runWorld, type WorldResult } from './exchange/run-world.ts';
import { writeResult } from './lib/report.ts';

class Stopped extends Error {}

/** Simulates the exchange in its modes beside a scheduler that knows everything (R9, R10). */
async function main(): Promise<void> {
  const options = parseOptions(
    process.argv.slice(2),
    resolve(import.meta.dirname, 'results', 'exchange.json'),
  );
  const stop = { asked: false };
  process.once('SIGINT', () => (stop.asked = true));
  process.once('SIGTERM', () => (stop.asked = true));
  const results: WorldResult[] = [];
  const total = options.worlds.length * options.seeds.length;
  const startedAt = performance.now();
  try {
    for (const seed of options.seeds) {
      for (const kind of options.worlds) {
        const title = `${results.length + 1}/${total} ${kind}, seed ${seed}`;
        const result = await runWorld(
          kind,
          options.size,
          seed,
          { withOptimum: options.optimum, isQuick: options.quick },
          async (what, share) => {
            showProgress(`${title}: ${what} ${Math.round(share * 100)} %`);
            // Signals are heard between two turns of the event loop only.
            await setImmediate();
            if (stop.asked) throw new Stopped();
          },
        );
        showProgress('');
        results.push(result);
        printWorld(result);
      }
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    showProgress('');
    console.log(`\nStopped: ${results.length} of ${total} worlds were run.`);
    process.exitCode = 130;
  }
  if (results.length === 0) return;
  const judged = judge(results);
  printJudgement(judged, new Set(results.map((result) => result.seed)).size);
  console.log(`\n${Math.round((performance.now() - startedAt) / 1_000)} s`);
  writeResult('exchange', options.out, { options, judged, results });
  // Few people at a time share few messages: the limits are those of a large exchange.
  if (options.size === 'large' && judged.some((one) => !one.holds)) process.exitCode ??= 1;
}

/** One line that is written over; nothing where nobody watches. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
