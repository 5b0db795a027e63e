const originals = new WeakMap<object, string>();

/** The value of a cell as it is put into a page: texts as they are, nothing for nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  return originals.get(value) ?? JSON.stringify(value);
}

/**
 * A cell with a JSON list or object as that list or object, so that Liquid can walk through it as
 * it could through Ground Truth's manifests. Shown as text, it is the text that it was.
 */
export function structuredOf(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  const parsed = parseJson(value);
  if (typeof parsed !== 'object' || parsed === null) return value;
  originals.set(parsed, value);
  return parsed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
