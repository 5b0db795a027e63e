import { isRecord, readStructure, type AttributeReading } from '../lib/read-attribute.ts';

/** What responses are ranked by. */
export interface Dimension {
  readonly name: string;
  readonly allowTie: boolean;
}

const attribute = 'ordinal-ranking-dimensions';
const example = `write it as ${attribute}='[{"name": "Clarity", "allowTie": true}]'`;

/** Reads `ordinal-ranking-dimensions`. */
export function readDimensions(given: unknown): AttributeReading<Dimension[]> {
  const reading = readStructure(attribute, given);
  if (!reading.ok) return reading;
  const list: unknown[] = Array.isArray(reading.value) ? reading.value : [];
  const dimensions = list.flatMap((one) =>
    isRecord(one) && typeof one['name'] === 'string'
      ? [{ name: one['name'], allowTie: one['allowTie'] === true }]
      : [],
  );
  return list.length === 0 || dimensions.length !== list.length
    ? { ok: false, message: `${attribute} is missing or not a list of names: ${example}.` }
    : { ok: true, value: dimensions };
}

/** Reads `responses`: texts, of which some may be alike. */
export function readResponses(given: unknown): AttributeReading<string[]> {
  const reading = readStructure('responses', given);
  if (!reading.ok) return reading;
  const list: unknown[] = Array.isArray(reading.value) ? reading.value : [];
  const texts = list.filter((one) => typeof one === 'string' || typeof one === 'number');
  return list.length === 0 || texts.length !== list.length
    ? { ok: false, message: `responses is missing or no list: write it as responses='["a", "b"]'.` }
    : { ok: true, value: texts.map(String) };
}

/** What is wrong with the ranks by one dimension, best 1, null where none is given yet; or nothing. */
export function findRankingProblem(
  { name, allowTie }: Dimension,
  ranks: readonly (number | null)[],
): string {
  if (ranks.includes(null)) return `Please give each response a rank for “${name}”.`;
  if (allowTie || new Set(ranks).size === ranks.length) return '';
  return `“${name}”: no two responses can have the same rank.`;
}
