import type { PerformerPartition } from '@exchange/partitions';
import { parseTaskForm, type TaskForm } from '@exchange/tasks';
import { findKnownTypes, type KnownTypeRow } from '../store/feed-reads.ts';

/** The terms of a type as the repository keeps them, with its form ready for use. */
export interface KnownType extends Omit<KnownTypeRow, 'stockSlots'> {
  readonly taskForm: TaskForm | null;
}

export interface TypeCache {
  /** In any order; those that were never in stock are left out. */
  find(typeIds: readonly string[]): Promise<ReadonlyMap<string, KnownType>>;
  /** Grants brought these terms again. */
  forget(typeIds: readonly string[]): void;
}

const keepMs = 60_000;
const largest = 2_000;

/**
 * Terms of published work never change, so they are read once; a requester's new name is seen
 * within a minute.
 */
export function createTypeCache(partition: PerformerPartition): TypeCache {
  const known = new Map<string, { readonly type: KnownType; readonly until: number }>();
  return {
    async find(typeIds) {
      const now = partition.clock.now().getTime();
      const found = new Map<string, KnownType>();
      const missing: string[] = [];
      for (const typeId of new Set(typeIds)) {
        const entry = known.get(typeId);
        if (entry !== undefined && entry.until > now) found.set(typeId, entry.type);
        else missing.push(typeId);
      }
      if (missing.length === 0) return found;
      for (const row of await findKnownTypes(partition, missing)) {
        const { stockSlots: _, ...terms } = row;
        const form = parseTaskForm(row.form);
        const type: KnownType = { ...terms, taskForm: form.ok ? form.value : null };
        found.set(row.typeId, type);
        known.set(row.typeId, { type, until: now + keepMs });
      }
      for (const oldest of known.keys()) {
        if (known.size <= largest) break;
        known.delete(oldest);
      }
      return found;
    },
    forget(typeIds) {
      for (const typeId of typeIds) known.delete(typeId);
    },
  };
}
