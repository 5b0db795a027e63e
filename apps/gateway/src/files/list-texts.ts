const mostTexts = 5_000;

/** All texts inside a value of JSON, also inside texts that are JSON, each once, up to some thousand. */
export function listTexts(value: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const rest = [value];
  while (rest.length > 0 && texts.size < mostTexts) {
    const next = rest.pop();
    if (typeof next === 'string') {
      texts.add(next.trim());
      rest.push(...valuesOf(parseJson(next)));
    } else rest.push(...valuesOf(next));
  }
  return texts;
}

function valuesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
