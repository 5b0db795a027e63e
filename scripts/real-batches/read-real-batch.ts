import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { keyOf, type FilePlan, type RealBatch, type Row } from './real-batch.ts';

/** Reads a recorded file. Cells are taken exactly as they are. */
export function readRealBatch(folder: string, plan: FilePlan): RealBatch {
  const rows: Row[] = parse(readFileSync(join(folder, plan.file)), { bom: true, columns: true });
  const [first] = rows;
  if (first === undefined) throw new Error(`${plan.file} holds no rows`);
  const recorded = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(plan.inputs, row);
    const answer = pick(plan.answers, (name) => row[`Answer.${name}`]);
    recorded.set(key, [...(recorded.get(key) ?? []), answer]);
  }
  return {
    plan,
    terms: {
      ...plan.terms,
      title: unescape(first['Title'] ?? ''),
      description: unescape(first['Description'] ?? ''),
      keywords: unescape(first['Keywords'] ?? '')
        .split(',')
        .map((word) => word.trim()),
    },
    inputRows: rows.map((row) => pick(plan.inputs, (name) => row[name])),
    recorded,
  };
}

function pick(names: readonly string[], valueOf: (name: string) => string | undefined): Row {
  return Object.fromEntries(names.map((name) => [name, valueOf(name) ?? '']));
}

/** The terms were exported with `\u00f3` for `ó`; people should read the letter. */
function unescape(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
