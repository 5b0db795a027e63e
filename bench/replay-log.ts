// `npm run bench:replay-log`: writes a generated log, as `bench:replay` reads it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateLog } from './replay/generate/generate-log.ts';
import { recipes } from './replay/generate/recipe.ts';
import { isShape } from './replay/replay-args.ts';
import { writeLog } from './replay/write-log.ts';

const { values } = parseArgs({
  options: {
    shape: { type: 'string', default: 'open-call' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: resolve(import.meta.dirname, 'results', 'replay-log') },
  },
});
const { shape } = values;
const seed = Number(values.seed);
if (!isShape(shape) || !Number.isSafeInteger(seed)) {
  console.error(
    `npm run bench:replay-log -- --shape ${Object.keys(recipes).join('|')} [--seed N] [--out FOLDER]`,
  );
  process.exit(2);
}
const log = generateLog(recipes[shape], seed);
const files = writeLog(log);
const folder = resolve(values.out);
mkdirSync(folder, { recursive: true });
const paths = { events: resolve(folder, 'events.csv'), batches: resolve(folder, 'batches.csv') };
writeFileSync(paths.events, files.events);
writeFileSync(paths.batches, files.batches);
console.log(
  `${log.events.length} events in ${log.batches.length} batches (${shape}, seed ${seed})`,
);
console.log(`Now: npm run bench:replay -- --events ${paths.events} --batches ${paths.batches}`);
