import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  generateLabels,
  generateNumbers,
  labelRecipes,
  numberRecipes,
  type LabelShape,
} from '@exchange/answers';
import { err, ok, type Result } from '@exchange/kernel';
import { readLabels, readNumbers, type NamedFile, type ReadSet } from './read-answers.ts';

interface Common {
  readonly title: string;
  readonly seed: number;
  readonly out: string;
}

export type AnswersArgs = Common &
  (
    | { readonly kind: 'labels'; readonly set: ReadSet<string> }
    | { readonly kind: 'numbers'; readonly set: ReadSet<number> }
    | { readonly kind: 'grid'; readonly seeds: number }
  );

const usage = `npm run bench:answers -- --answers FILE --truth FILE [--numeric] [--seed N] [--out FILE]
or, on a generated set: npm run bench:answers -- --shape ${[...Object.keys(labelRecipes), ...Object.keys(numberRecipes)].join('|')} [--seed N]
or the automatic choice on all generated sets of labels: npm run bench:answers -- --grid [--seed N] [--seeds N]`;

/** Sets of each kind in a grid, unless the command line says otherwise. */
const gridSeeds = 2;

/** What the command line asks for, with the files read; or a sentence about what is wrong. */
export function readAnswersArgs(args: readonly string[]): Result<AnswersArgs, string> {
  const given = parse(args);
  if (!given.ok) return given;
  const { answers, truth, shape, numeric, out } = given.value;
  const seed = Number(given.value.seed ?? 1);
  if (!Number.isSafeInteger(seed)) {
    return err(`--seed takes a whole number, not "${given.value.seed ?? ''}".`);
  }
  const common = {
    seed,
    out: resolve(out ?? resolve(import.meta.dirname, '..', 'results', 'answers.json')),
  };
  if (given.value.grid === true) {
    const seeds = Number(given.value.seeds ?? gridSeeds);
    if (!Number.isSafeInteger(seeds) || seeds < 1) {
      return err(`--seeds takes a whole number from 1 on, not "${given.value.seeds ?? ''}".`);
    }
    return ok({ ...common, title: 'All generated sets', kind: 'grid', seeds });
  }
  if (shape !== undefined) {
    if (answers !== undefined || truth !== undefined) {
      return err(`Give either --shape or the two files, not both.\n${usage}`);
    }
    return generate(shape, common);
  }
  if (answers === undefined || truth === undefined) {
    return err(`Both files are needed: --answers and --truth.\n${usage}`);
  }
  const [answersFile, truthFile] = [readFile(answers), readFile(truth)];
  if (!answersFile.ok) return answersFile;
  if (!truthFile.ok) return truthFile;
  const title = basename(answers);
  if (numeric === true) {
    const set = readNumbers(answersFile.value, truthFile.value);
    return set.ok ? ok({ ...common, title, kind: 'numbers', set: set.value }) : set;
  }
  const set = readLabels(answersFile.value, truthFile.value);
  return set.ok ? ok({ ...common, title, kind: 'labels', set: set.value }) : set;
}

function generate(
  shape: string,
  common: { seed: number; out: string },
): Result<AnswersArgs, string> {
  const title = `A generated set (${shape}, seed ${common.seed})`;
  if (isOneOf(shape, labelRecipes)) {
    const set = generateLabels(labelRecipes[shape satisfies LabelShape], common.seed);
    return ok({ ...common, title, kind: 'labels', set: { ...set, notices: [] } });
  }
  if (isOneOf(shape, numberRecipes)) {
    const set = generateNumbers(numberRecipes[shape], common.seed);
    return ok({ ...common, title, kind: 'numbers', set: { ...set, notices: [] } });
  }
  return err(`There is no shape "${shape}".\n${usage}`);
}

function isOneOf<Recipes extends object>(
  name: string,
  recipes: Recipes,
): name is keyof Recipes & string {
  return Object.hasOwn(recipes, name);
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        answers: text,
        truth: text,
        shape: text,
        seed: text,
        seeds: text,
        out: text,
        numeric: { type: 'boolean' },
        grid: { type: 'boolean' },
      },
    });
    return ok(values);
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function readFile(path: string): Result<NamedFile, string> {
  try {
    return ok({ name: path, text: readFileSync(path, 'utf8') });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const why = code === 'ENOENT' ? 'there is no such file' : code;
    return err(`${path} cannot be read: ${why}. Give the path of a CSV file.`);
  }
}
