import type { PerformerPartition } from '@exchange/partitions';
import { readInterface, templateOf, type TaskInterface } from '@exchange/interfaces';
import { parseTaskForm } from '@exchange/tasks';
import { findKnownTypes, type KnownTypeRow } from '../store/feed-reads.ts';

/** The terms of a type as the repository keeps them, with its interface ready for use. */
export interface KnownType extends KnownTypeRow {
  readonly interface: TaskInterface | null;
}

interface Entry {
  readonly type: KnownType;
  readonly until: number;
  readonly weight: number;
}

export interface TypeCache {
  /** In any order; those that were never in stock are left out. */
  find(typeIds: readonly string[]): Promise<ReadonlyMap<string, KnownType>>;
  /** Grants brought these terms again. */
  forget(typeIds: readonly string[]): void;
}

const keepMs = 60_000;
const largest = 2_000;
/** Characters of templates kept at once: a single one may have half a million. */
const heaviest = 32 * 1024 * 1024;

/**
 * Terms of published work never change, so they are read once, from the first of the partitions that has
 * them; a requester's new name is seen within a minute.
 */
export function createTypeCache(
  partitions: readonly [PerformerPartition, ...PerformerPartition[]],
): TypeCache {
  const { clock } = partitions[0];
  const known = new Map<string, Entry>();
  let weight = 0;

  function keep(typeId: string, entry: Entry): void {
    drop(typeId);
    known.set(typeId, entry);
    weight += entry.weight;
  }

  function drop(typeId: string): void {
    weight -= known.get(typeId)?.weight ?? 0;
    known.delete(typeId);
  }

  return {
    async find(typeIds) {
      const now = clock.now().getTime();
      const found = new Map<string, KnownType>();
      const missing: string[] = [];
      for (const typeId of new Set(typeIds)) {
        const entry = known.get(typeId);
        if (entry !== undefined && entry.until > now) found.set(typeId, entry.type);
        else missing.push(typeId);
      }
      if (missing.length === 0) return found;
      const rows = await Promise.all(
        partitions.map((partition) => findKnownTypes(partition, missing)),
      );
      for (const row of rows.flat()) {
        if (found.has(row.typeId)) continue;
        const type: KnownType = { ...row, interface: readKnown(row.form) };
        found.set(row.typeId, type);
        keep(row.typeId, { type, until: now + keepMs, weight: weightOf(row.form) });
      }
      for (const oldest of known.keys()) {
        if (known.size <= largest && weight <= heaviest) break;
        drop(oldest);
      }
      return found;
    },
    forget(typeIds) {
      for (const typeId of typeIds) drop(typeId);
    },
  };
}

/** Forms came from another node: what answers are checked by is built from what was checked here. */
function readKnown(stored: unknown): TaskInterface | null {
  const found = readInterface(stored);
  if (found === null || found.kind !== undefined) return found;
  const form = parseTaskForm(found);
  return form.ok ? form.value : null;
}

function weightOf(stored: unknown): number {
  return templateOf(stored)?.length ?? 0;
}
