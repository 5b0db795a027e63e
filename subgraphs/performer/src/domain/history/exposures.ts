import type { ExposureRow } from '../../store/write-exposures.ts';
import { decideExamined } from './decide-examined.ts';
import type { ShownType } from './history-memory.ts';

/** Looking at the same page again within this time is the same look. */
const sameLookMs = 10 * 60_000;
const mostPeople = 5_000;
const mostPending = 50_000;
/** Nobody reads further in one look. */
const mostPlaces = 100;

type Counts = { shown: number; places: number; previewed: number; looked: number; chosen: number };

export interface Exposures {
  noteShown(ownerKey: string, shown: readonly ShownType[], at: number): void;
  add(ownerKey: string, typeId: string, category: string, counts: Partial<Counts>): void;
  take(): ExposureRow[];
}

/** How often each type stood before each performer, counted once per look. */
export function createExposures(): Exposures {
  const looks = new Map<string, Map<string, number>>();
  let pending = new Map<string, { -readonly [Key in keyof ExposureRow]: ExposureRow[Key] }>();

  function add(ownerKey: string, typeId: string, category: string, counts: Partial<Counts>): void {
    const key = `${ownerKey} ${typeId}`;
    let row = pending.get(key);
    if (row === undefined) {
      if (pending.size >= mostPending) return;
      row = { ownerKey, typeId, category, shown: 0, places: 0, previewed: 0, looked: 0, chosen: 0 };
      pending.set(key, row);
    }
    row.shown += counts.shown ?? 0;
    row.places += counts.places ?? 0;
    row.previewed += counts.previewed ?? 0;
    row.looked += counts.looked ?? 0;
    row.chosen += counts.chosen ?? 0;
  }

  /** The types that this performer looked at lately, the latest performers last. */
  function looksOf(ownerKey: string): Map<string, number> {
    const known = looks.get(ownerKey) ?? new Map<string, number>();
    looks.delete(ownerKey);
    looks.set(ownerKey, known);
    const [oldest] = looks.keys();
    if (looks.size > mostPeople && oldest !== undefined) looks.delete(oldest);
    return known;
  }

  return {
    add,
    noteShown(ownerKey, shown, at) {
      const known = looksOf(ownerKey);
      for (const [typeId, lookedAt] of known) {
        if (at - lookedAt >= sameLookMs) known.delete(typeId);
      }
      for (const { facts, place } of shown) {
        if (place > mostPlaces || known.has(facts.id)) continue;
        known.set(facts.id, at);
        const looked = decideExamined(place);
        add(ownerKey, facts.id, facts.category ?? '', { shown: 1, places: place, looked });
      }
    },
    take() {
      const taken = [...pending.values()];
      pending = new Map();
      return taken;
    },
  };
}
