import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@exchange/kernel';
import { generateLog } from './generate/generate-log.ts';
import { recipes, type Shape } from './generate/recipe.ts';
import { readLog, type LogFile, type ReadLog } from './read-log.ts';

export interface ReplayArgs {
  readonly title: string;
  readonly log: ReadLog;
  readonly deadlinesKnown: boolean;
  readonly json: boolean;
  readonly out: string;
}

const usage = `npm run bench:replay -- --events FILE --batches FILE [--deadlines-known] [--out FILE] [--json]
or, on a generated log: npm run bench:replay -- --shape ${Object.keys(recipes).join('|')} [--seed N]`;

export function isShape(value: string): value is Shape {
  return Object.hasOwn(recipes, value);
}

/** What the command line asks for, with the log read; or a sentence about what is wrong. */
export function readReplayArgs(args: readonly string[]): Result<ReplayArgs, string> {
  const given = parse(args);
  if (!given.ok) return given;
  const { events, batches, shape, seed, out, json } = given.value;
  const common = {
    deadlinesKnown: given.value['deadlines-known'] ?? false,
    json: json ?? false,
    out: resolve(out ?? resolve(import.meta.dirname, '..', 'results', 'replay.json')),
  };
  if (shape !== undefined) {
    if (events !== undefined || batches !== undefined) {
      return err(`Give either --shape or the two files, not both.\n${usage}`);
    }
    if (!isShape(shape)) {
      return err(`There is no shape "${shape}"; there are ${Object.keys(recipes).join(', ')}.`);
    }
    const number = Number(seed ?? 1);
    if (!Number.isSafeInteger(number))
      return err(`--seed takes a whole number, not "${seed ?? ''}".`);
    const log = { ...generateLog(recipes[shape], number), notices: [] };
    return ok({ ...common, log, title: `A generated log (${shape}, seed ${number})` });
  }
  if (events === undefined || batches === undefined) {
    return err(`Both files are needed.\n${usage}`);
  }
  const files = [readFile(events), readFile(batches)] as const;
  for (const file of files) if (!file.ok) return file;
  const [eventsFile, batchesFile] = files;
  if (!eventsFile.ok) return eventsFile;
  if (!batchesFile.ok) return batchesFile;
  const log = readLog(eventsFile.value, batchesFile.value);
  return log.ok ? ok({ ...common, log: log.value, title: basename(events) }) : log;
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        events: text,
        batches: text,
        shape: text,
        seed: text,
        out: text,
        json: flag,
        'deadlines-known': flag,
      },
    });
    return ok(values);
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function readFile(path: string): Result<LogFile, string> {
  try {
    return ok({ name: basename(path), text: readFileSync(resolve(path), 'utf8') });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err(
      code === 'ENOENT'
        ? `There is no file ${path}.`
        : `${path} cannot be read (${code}); it must be a file that this user may read.`,
    );
  }
}
