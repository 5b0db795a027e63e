import type { PaletteObject } from './palette-objects.ts';

const places: readonly (readonly [prefix: string, kind: string, folder: string])[] = [
  ['batch', 'Batch', '/batches'],
  ['assignment', 'Task in hand', '/do'],
];

/** The thing that a pasted id names, whether or not it is among those that are known; null for none. */
export function findById(words: string): PaletteObject | null {
  const id = words.trim();
  const [prefix] = /^[a-z]+(?=_[a-z0-9]+_[a-z0-9]+$)/.exec(id) ?? [];
  const place = places.find(([known]) => known === prefix);
  if (place === undefined) return null;
  const [, kind, folder] = place;
  return { id, name: id, kind, to: `${folder}/${id}` };
}
