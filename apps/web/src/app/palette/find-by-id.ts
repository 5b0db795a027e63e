import type { Role } from '#lib/auth/viewer.ts';
import type { PaletteObject } from './palette-objects.ts';

const places: readonly (readonly [prefix: string, kind: string, folder: string])[] = [
  ['batch', 'Batch', '/batches'],
  ['assignment', 'Task in hand', '/do'],
];

const userKey = /^[rp][a-z0-9]{12}$/;

/** The thing that a pasted id names, whether or not it is among those that are known; null for none. */
export function findById(words: string, role: Role | null): PaletteObject | null {
  const id = words.trim();
  const [prefix] = /^[a-z]+(?=_[a-z0-9]+_[a-z0-9]+$)/.exec(id) ?? [];
  if (role === 'OPERATOR' && (prefix !== undefined || userKey.test(id))) {
    return { id, name: `Follow ${id}`, kind: 'Through all nodes', to: '/ops/find', search: { id } };
  }
  const place = places.find(([known]) => known === prefix);
  if (place === undefined) return null;
  const [, kind, folder] = place;
  return { id, name: id, kind, to: `${folder}/${id}` };
}
