import type { ChoiceModelState } from './choice-model.ts';

/** Raised when what a state holds changes: an older one is not guessed at but learnt anew. */
const version = 1;

type Packed =
  | null
  | number
  | string
  | boolean
  | readonly Packed[]
  | { readonly [key: string]: Packed };

/**
 * The state as a string of JSON, exact to the last bit: maps as lists of pairs, columns of numbers in base 64,
 * sparse where most are zero.
 */
export function packChoiceState(state: ChoiceModelState): string {
  return JSON.stringify({ version, state: pack(state) });
}

/** Null if it was written by another version, or is damaged. */
export function unpackChoiceState(text: string): ChoiceModelState | null {
  try {
    const read = JSON.parse(text) as { version?: unknown; state?: Packed };
    if (read.version !== version || read.state === undefined) return null;
    // Its own writer made it: the version vouches for the shape.
    return unpack(read.state) as ChoiceModelState;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function pack(value: unknown): Packed {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { n: String(value) };
  if (value instanceof Float64Array) return packColumn(value);
  if (value instanceof Map) {
    return { m: [...value].map(([key, entry]) => [pack(key), pack(entry)]) };
  }
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value === 'object') {
    return {
      o: Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, pack(entry)])),
    };
  }
  throw new Error(`A state holds no ${typeof value}.`);
}

function packColumn(column: Float64Array): Packed {
  const filled = [...column.entries()].filter(([, value]) => !Object.is(value, 0));
  if (filled.length * 3 < column.length) {
    return { s: column.length, v: filled.map(([at, value]) => [at, pack(value)]) };
  }
  return { f: Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64') };
}

function unpack(value: Packed | undefined): unknown {
  if (value === undefined || value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(unpack);
  if ('n' in value) return Number(value['n']);
  if (typeof value['f'] === 'string') return unpackColumn(value['f']);
  if ('s' in value) return unpackSparse(Number(value['s']), listOf(value['v']));
  if ('m' in value) {
    return new Map(
      listOf(value['m']).map((pair) => listOf(pair).map(unpack) as [unknown, unknown]),
    );
  }
  const entries = Object.entries(value['o'] ?? {});
  return Object.fromEntries(entries.map(([key, entry]) => [key, unpack(entry as Packed)]));
}

function unpackColumn(text: string): Float64Array {
  // A copy: a pooled buffer need not begin at a multiple of eight.
  return new Float64Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
}

function unpackSparse(length: number, filled: readonly Packed[]): Float64Array {
  const column = new Float64Array(length);
  for (const pair of filled) {
    const [at, value] = listOf(pair).map(unpack);
    column[Number(at)] = Number(value);
  }
  return column;
}

function isList(value: Packed): value is readonly Packed[] {
  return Array.isArray(value);
}

function listOf(value: Packed | undefined): readonly Packed[] {
  return value !== undefined && isList(value) ? value : [];
}
