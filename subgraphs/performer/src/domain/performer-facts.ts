import { deriveSystemQualifications, nowhere, type PerformerFacts } from '@exchange/criteria';
import type { PerformerPartition } from '@exchange/partitions';
import { readFactsRows, type FactsRow } from '../store/performer-facts.ts';
import type { Me } from './access.ts';
import { readProfile } from './profile.ts';

/** What criteria ask of a performer, from a row that was just read. */
export function toFacts(row: FactsRow, now: Date): PerformerFacts {
  const { area, device } = readProfile(row.profile);
  return {
    ownRequesterKey: row.ownRequesterKey,
    qualifications: new Map<string, number>([
      ...Object.entries(row.qualifications ?? {}),
      ...deriveSystemQualifications({ ...row, memberSince: row.createdAt }, now),
    ]),
    blockedBy: new Map(Object.entries(row.blocks ?? {})),
    area,
    device,
  };
}

export interface FactsCache {
  find(me: Pick<Me, 'key' | 'ownRequesterKey'>): Promise<PerformerFacts>;
  /** Something about them changed: whoever asks from now on is told the new. */
  forget(performerKeys: Iterable<string>): void;
}

const keepMs = 15_000;
const largest = 5_000;

/**
 * Facts of those who are at work. All that takes rights away comes through this process and is
 * forgotten here at once; only the track record may be as old as `keepMs`. What was being read while
 * something was forgotten is not kept.
 */
export function createFactsCache(partition: PerformerPartition): FactsCache {
  const known = new Map<string, { readonly row: FactsRow; readonly until: number }>();
  let forgotten = 0;

  async function read(key: string): Promise<FactsRow | null> {
    const now = partition.clock.now().getTime();
    const entry = known.get(key);
    if (entry !== undefined && entry.until > now) return entry.row;
    const before = forgotten;
    const [row] = await readFactsRows(partition, [key], true);
    if (row === undefined) return null;
    if (forgotten === before) {
      known.delete(key);
      known.set(key, { row, until: now + keepMs });
      const [oldest] = known.keys();
      if (known.size > largest && oldest !== undefined) known.delete(oldest);
    }
    return row;
  }

  return {
    async find({ key, ownRequesterKey }) {
      const row = await read(key);
      if (row === null) return { ...nobody, ownRequesterKey };
      return { ...toFacts(row, partition.clock.now()), ownRequesterKey };
    },
    forget(performerKeys) {
      forgotten += 1;
      for (const key of performerKeys) known.delete(key);
    },
  };
}

/** A performer who does not live here (any more) has nothing; the statements here find no row of theirs. */
const nobody: PerformerFacts = {
  ownRequesterKey: null,
  qualifications: new Map(),
  blockedBy: new Map(),
  area: nowhere,
  device: null,
};
