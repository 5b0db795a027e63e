import { isRecord } from '../lib/read-attribute.ts';

/** A place on an image, in parts of its width and height. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

type Relationship = { readonly type: string; readonly ids: readonly string[] };

/** A key of a document or its value, as an answer holds it. */
export type AnswerBlock = {
  readonly blockType: 'KEY_VALUE_SET';
  readonly entityTypes: readonly ['KEY' | 'VALUE'];
  readonly id: string;
  readonly relationships?: readonly Relationship[];
  readonly text: string;
};

/** A key with its value: found by a program, or asked for and not found. */
export type Pair = {
  readonly isFound: boolean;
  readonly keyId: string;
  readonly valueId: string;
  readonly key: string;
  readonly value: string;
  readonly relationships: readonly Relationship[];
  readonly boxes: readonly Box[];
};

/** What somebody says of a pair. */
export type Judgement = {
  readonly key: string;
  readonly value: string;
  /** The value is there and empty. */
  readonly isBlank: boolean;
  /** No key with its value, or nowhere to be seen. */
  readonly isWrong: boolean;
};

type Block = Readonly<Record<string, unknown>>;

/**
 * The pairs of a document analysis, then the keys that it did not find. Blocks refer to one another
 * by their ids; words are blocks too, whose texts make a text that is not given.
 */
export function readPairs(blocks: readonly unknown[], keys: readonly unknown[]): Pair[] {
  const byId = new Map(blocks.filter(isRecord).map((block) => [String(block['id']), block]));
  const found = [...byId.values()].filter(isKey).map((block) => readPair(block, byId));
  const known = new Set(found.map(({ key }) => plain(key)));
  const missing = keys.map(readKey).filter(({ names }) => !names.some((name) => known.has(name)));
  return [...found, ...missing.map(({ key }, index) => addedPair(key, index + 1))];
}

/** The blocks of all pairs that are right, with what they say now. */
export function writeBlocks(
  pairs: readonly Pair[],
  judgements: readonly Judgement[],
): AnswerBlock[] {
  return pairs.flatMap((pair, index): AnswerBlock[] => {
    const said = judgements[index];
    if (said === undefined || said.isWrong) return [];
    const { keyId: id, valueId, relationships } = pair;
    const blockType = 'KEY_VALUE_SET';
    return [
      { blockType, entityTypes: ['KEY'], id, relationships, text: said.key },
      { blockType, entityTypes: ['VALUE'], id: valueId, text: said.isBlank ? '' : said.value },
    ];
  });
}

function isKey(block: Block): boolean {
  const { blockType, entityTypes } = block;
  return blockType === 'KEY_VALUE_SET' && Array.isArray(entityTypes) && entityTypes.includes('KEY');
}

function readPair(block: Block, byId: ReadonlyMap<string, Block>): Pair {
  const keyId = String(block['id']);
  const given = readRelationships(block);
  const linked = given.find(({ type }) => type === 'VALUE')?.ids[0];
  const valueId = linked ?? `${keyId}-value`;
  const value = byId.get(valueId);
  const link = { type: 'VALUE', ids: [valueId] };
  return {
    ...{ isFound: true, keyId, valueId },
    key: readText(block, byId),
    value: value === undefined ? '' : readText(value, byId),
    relationships: linked === undefined ? [...given, link] : given,
    boxes: [block, value].map(readBox).filter((box) => box !== null),
  };
}

function addedPair(key: string, number: number): Pair {
  const [keyId, valueId] = [`added-${number}-key`, `added-${number}-value`];
  const relationships = [{ type: 'VALUE', ids: [valueId] }];
  return { isFound: false, keyId, valueId, key, value: '', relationships, boxes: [] };
}

function readRelationships(block: Block): Relationship[] {
  const given: unknown = block['relationships'];
  const list: unknown[] = Array.isArray(given) ? given : [];
  return list.filter(isRecord).map(({ type, ids }) => {
    const texts: unknown[] = Array.isArray(ids) ? ids : [];
    return { type: String(type), ids: texts.map(String) };
  });
}

function readText(block: Block, byId: ReadonlyMap<string, Block>): string {
  const { text } = block;
  if (typeof text === 'string') return text;
  const words = readRelationships(block)
    .filter(({ type }) => type === 'CHILD')
    .flatMap(({ ids }) => ids.map((id) => byId.get(id)?.['text']));
  return words.filter((word) => typeof word === 'string').join(' ');
}

function readBox(block: Block | undefined): Box | null {
  const geometry = block?.['geometry'];
  const box = isRecord(geometry) ? geometry['boundingBox'] : null;
  if (!isRecord(box)) return null;
  const [left, top, width, height] = ['left', 'top', 'width', 'height'].map((side) => box[side]);
  const sides = {
    left: Number(left),
    top: Number(top),
    width: Number(width),
    height: Number(height),
  };
  return Object.values(sides).every(Number.isFinite) ? sides : null;
}

/** A key that is asked for, alone or with other spellings of it. */
function readKey(given: unknown): { readonly key: string; readonly names: readonly string[] } {
  if (!isRecord(given)) return { key: String(given), names: [plain(String(given))] };
  const key = String(given['importantFormKey']);
  const aliases: unknown = given['importantFormKeyAliases'];
  const others: unknown[] = Array.isArray(aliases) ? aliases : [];
  return { key, names: [key, ...others.map(String)].map(plain) };
}

/** Two spellings of a key are one, whatever their case, and with a colon or without. */
function plain(key: string): string {
  return key.trim().replace(/:$/, '').trim().toLowerCase();
}
