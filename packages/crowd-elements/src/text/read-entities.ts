import { isRecord, readStructure, type AttributeReading } from '../lib/read-attribute.ts';
import { addEntity, type Entity } from './entities.ts';

/** A label, and how it is written in the list and beside the text. */
export type EntityLabel = {
  readonly label: string;
  readonly fullDisplayName: string;
  readonly shortDisplayName: string;
};

/** Reads the labels: objects with a `label`, or plain texts. */
export function readEntityLabels(given: unknown): AttributeReading<EntityLabel[]> {
  const example = `write it as labels="[{'label': 'person', 'shortDisplayName': 'per'}]"`;
  const reading = readStructure('labels', given);
  if (!reading.ok) return reading;
  if (!Array.isArray(reading.value)) {
    return { ok: false, message: `labels is missing or no list: ${example}.` };
  }
  const labels: EntityLabel[] = [];
  for (const item of reading.value as unknown[]) {
    const given = isRecord(item) ? item : { label: item };
    if (typeof given['label'] !== 'string') {
      return { ok: false, message: `Each of the labels needs a "label": ${example}.` };
    }
    const { label } = given;
    const named = (key: string): string => (typeof given[key] === 'string' ? given[key] : label);
    labels.push({
      label,
      fullDisplayName: named('fullDisplayName'),
      shortDisplayName: named('shortDisplayName'),
    });
  }
  return { ok: true, value: labels };
}

/** Reads the annotations that a template gives; those that do not fit the text are left out. */
export function readEntities(
  given: unknown,
  length: number,
  labels: readonly EntityLabel[],
): AttributeReading<{ entities: readonly Entity[]; leftOut: number }> {
  const reading = readStructure('initial-value', given);
  if (!reading.ok) return reading;
  const list = isRecord(reading.value) ? reading.value['entities'] : (reading.value ?? []);
  if (!Array.isArray(list)) {
    return { ok: false, message: 'initial-value must be a list of objects with offsets.' };
  }
  let entities: readonly Entity[] = [];
  let leftOut = 0;
  for (const item of list as unknown[]) {
    const entity = toEntity(item, length);
    const isKnown = labels.some(({ label }) => label === entity?.label);
    const next = entity === null || !isKnown ? null : addEntity(entities, entity);
    if (next === null) leftOut += 1;
    else entities = next;
  }
  return { ok: true, value: { entities, leftOut } };
}

function toEntity(given: unknown, length: number): Entity | null {
  if (!isRecord(given) || typeof given['label'] !== 'string') return null;
  const startOffset = Number(given['startOffset']);
  const endOffset = Number(given['endOffset']);
  const areWhole = Number.isInteger(startOffset) && Number.isInteger(endOffset);
  if (!areWhole || startOffset < 0 || endOffset > length || startOffset >= endOffset) return null;
  return { label: given['label'], startOffset, endOffset };
}
