const between = /[\s,;]+/;

/** Ids written one below the other, or with commas or spaces between; each once, in their order. */
export function readIds(text: string): string[] {
  return [...new Set(text.split(between).filter((id) => id !== ''))];
}

/** The line, from 1, on which an id stands first; null when it stands on none. */
export function lineOfId(text: string, id: string): number | null {
  const index = text.split('\n').findIndex((line) => line.split(between).includes(id));
  return index < 0 ? null : index + 1;
}

/** The role that all ids name, as far as their first letters tell; null when they differ or tell none. */
export function roleOfIds(ids: readonly string[]): 'requester' | 'performer' | null {
  const roles = new Set(ids.map(roleOf));
  const [only] = roles;
  return roles.size === 1 ? (only ?? null) : null;
}

function roleOf(id: string): 'requester' | 'performer' | null {
  const key = id.split('_')[1] ?? id;
  if (key.startsWith('r')) return 'requester';
  return key.startsWith('p') ? 'performer' : null;
}
