import { readRelaxedJson } from './relaxed-json.ts';

/** A value out of an attribute, or a sentence for the author of the template. */
export type AttributeReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of texts: JSON, also relaxed. Numbers are taken as texts. */
export function readTexts(attribute: string, given: unknown): AttributeReading<string[]> {
  const example = `write it as ${attribute}="['One', 'Two']"`;
  if (given === null || given === undefined || given === '') {
    return { ok: false, message: `${attribute} is missing: ${example}.` };
  }
  const reading = typeof given === 'string' ? readRelaxedJson(given) : { ok: true, value: given };
  if (!reading.ok) {
    const why = 'message' in reading ? `: ${reading.message}` : '';
    return { ok: false, message: `${attribute} cannot be read${why}. Please ${example}.` };
  }
  const { value } = reading as { value: unknown };
  if (!Array.isArray(value))
    return { ok: false, message: `${attribute} must be a list: ${example}.` };
  const texts = value.filter((item) => typeof item === 'string' || typeof item === 'number');
  if (texts.length !== value.length) {
    return { ok: false, message: `${attribute} must hold texts only: ${example}.` };
  }
  return { ok: true, value: [...new Set(texts.map(String))] };
}

/** An object or a list out of an attribute; null when the attribute is not there. */
export function readStructure(attribute: string, given: unknown): AttributeReading<unknown> {
  if (given === null || given === undefined || given === '') return { ok: true, value: null };
  if (typeof given !== 'string') return { ok: true, value: given };
  const reading = readRelaxedJson(given);
  if (reading.ok) return reading;
  return { ok: false, message: `${attribute} cannot be read: ${reading.message}.` };
}
