import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const projectRoot = resolve(import.meta.dirname, '..', '..');

export type BenchArgs = {
  readonly out: string;
  readonly numbers: Readonly<Record<string, number>>;
};

/** `--out FILE` and the numbers that this bench knows. */
export function parseBenchArgs(name: string, numbers: Readonly<Record<string, number>>): BenchArgs {
  warnWhenBusy();
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: resolve(projectRoot, 'bench', 'results', `${name}.json`) },
      ...Object.fromEntries(Object.keys(numbers).map((key) => [key, { type: 'string' as const }])),
    },
  });
  const given = values as Record<string, string | boolean | undefined>;
  return {
    out: resolve(String(given['out'])),
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([key, standard]) => [
        key,
        parseNumber(key, given[key], standard),
      ]),
    ),
  };
}

/** Load that was there before us, by core. */
const busyFrom = 0.5;

function warnWhenBusy(): void {
  const [load = 0] = loadavg();
  if (load < busyFrom * availableParallelism()) return;
  console.log(
    `This machine is busy (load ${load.toFixed(1)} on ${availableParallelism()} cores): only ratios of processor time mean anything.`,
  );
}

function parseNumber(key: string, given: string | boolean | undefined, standard: number): number {
  if (typeof given !== 'string') return standard;
  const value = Number(given);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${key} takes a number above zero, not "${given}".`);
}

/** Does a piece of the preparation and says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`• ${title}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return result;
}

/** Writes the figures beside what they were measured on. */
export function writeResult(
  name: string,
  out: string,
  figures: object,
  say: (line: string) => void = console.log,
): void {
  mkdirSync(dirname(out), { recursive: true });
  const machine = {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryBytes: totalmem(),
    loadAverage: loadavg()[0],
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  const result = { bench: name, at: new Date().toISOString(), machine, ...figures };
  writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`);
  say(`\nWritten: ${out}`);
}

/** Prints rows as a table; the first row is its head. Numbers are aligned to the right. */
export function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0
        ? String(cell).padEnd(widths[column] ?? 0)
        : String(cell).padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
}
