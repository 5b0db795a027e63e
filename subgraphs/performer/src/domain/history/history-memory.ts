import type { ChoiceBatch } from '@exchange/affinity';
import type { Clock } from '@exchange/kernel';
import type { ExposureRow } from '../../store/write-exposures.ts';
import type { Sighting } from '../../store/work-sessions.ts';
import { decideExamined } from './decide-examined.ts';
import { createSightings } from './sightings.ts';
import { createExposures } from './exposures.ts';
import { createTurns, type TurnedTo, type WorkedOn } from './turns.ts';

/** What stood on a page of the feed and could be accepted. */
export interface ShownType {
  readonly facts: ChoiceBatch;
  /** On the whole feed, from 1. */
  readonly place: number;
}

/** What was seen since it was last written down. */
export interface Noted {
  readonly exposures: readonly ExposureRow[];
  readonly sightings: readonly Sighting[];
  readonly choices: readonly TurnedTo[];
  readonly works: readonly WorkedOn[];
}

/**
 * History is gathered here and written in batches, so that neither looking nor accepting waits for it.
 * A crash loses what was seen in the last seconds, no more; who is written down nowhere else than here
 * are only looks and times of presence, everything that was done is in the assignments. Bounded: under
 * a load that is too high some of it is left out, evenly.
 */
export interface HistoryMemory {
  noteSeen(ownerKey: string): void;
  noteShown(ownerKey: string, shown: readonly ShownType[]): void;
  notePreviewed(ownerKey: string, typeId: string, category: string): void;
  noteAccepted(ownerKey: string, typeId: string, handed: boolean): void;
  /** Hands out what was noted and forgets it. */
  take(): Noted;
}

export function createHistoryMemory(clock: Clock): HistoryMemory {
  const sightings = createSightings();
  const exposures = createExposures();
  const turns = createTurns();
  return {
    noteSeen(ownerKey) {
      sightings.note(ownerKey, clock.now().getTime());
    },
    noteShown(ownerKey, shown) {
      const at = clock.now().getTime();
      sightings.note(ownerKey, at);
      exposures.noteShown(ownerKey, shown, at);
      turns.noteShown(ownerKey, shown, at);
    },
    notePreviewed(ownerKey, typeId, category) {
      sightings.note(ownerKey, clock.now().getTime());
      exposures.add(ownerKey, typeId, category, { previewed: 1 });
    },
    noteAccepted(ownerKey, typeId, handed) {
      const at = clock.now().getTime();
      sightings.note(ownerKey, at);
      const chosen = turns.noteAccepted(ownerKey, typeId, at, handed);
      if (chosen === null) return;
      const { facts, place } = chosen;
      exposures.add(ownerKey, typeId, facts.category ?? '', { chosen: decideExamined(place) });
    },
    take: () => ({ exposures: exposures.take(), sightings: sightings.take(), ...turns.take() }),
  };
}
