/**
 * Which texts alone tell two values of the same shape apart, as one text of their places; null when something else
 * differs as well, such as a part that came or went.
 */
export function changedTexts(before: unknown, after: unknown, place = ''): string | null {
  if (before === after) return '';
  if (typeof before === 'string' && typeof after === 'string') return `${place} `;
  if (!isParent(before) || !isParent(after) || Array.isArray(before) !== Array.isArray(after)) {
    return null;
  }
  const keys = Object.keys(before);
  if (keys.join('\n') !== Object.keys(after).join('\n')) return null;
  let places = '';
  for (const key of keys) {
    const inside = changedTexts(before[key], after[key], `${place}/${key}`);
    if (inside === null) return null;
    places += inside;
  }
  return places;
}

function isParent(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
