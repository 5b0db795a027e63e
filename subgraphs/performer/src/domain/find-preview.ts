import { readSampleInput } from '../store/feed-reads.ts';
import { listAcquireAttempts } from '../store/maintenance-runs.ts';
import type { Me } from './access.ts';
import { buildFeed } from './build-feed.ts';
import type { FeedEntry } from './feed-entry.ts';
import { isShortId } from './input-checks.ts';
import { readSources } from './list-feed.ts';
import { pullSlots } from './pull-slots.ts';
import type { KnownType } from './type-cache.ts';

export interface PreviewOfWork {
  readonly entry: FeedEntry;
  readonly known: KnownType;
  /** Of one task in stock; null when none is near. */
  readonly sampleInput: unknown;
}

/**
 * An entry with what is needed to look at the work; null when nothing is left of it. Instructions
 * and form travel with leases, so a type that was never near is brought near by one slot, which
 * whoever accepts it next will find here.
 */
export async function findPreview(me: Me, typeId: string): Promise<PreviewOfWork | null> {
  if (!isShortId(typeId)) return null;
  const { repository } = me;
  const near = (await repository.types.find([typeId])).get(typeId) ?? null;
  const known = near ?? (await bringNear(me, typeId));
  if (known === null) return null;
  const entries = buildFeed(await readSources(me));
  const entry = entries.find((candidate) => candidate.typeId === typeId);
  if (entry === undefined) return null;
  const sampleInput = await readSampleInput(repository.partition, typeId);
  return { entry, known, sampleInput };
}

async function bringNear(me: Me, typeId: string): Promise<KnownType | null> {
  const { directory, types } = me.repository;
  const info = (await directory.listTaskInfo()).find((candidate) => candidate.typeId === typeId);
  if (info === undefined || info.availableSlots <= 0) return null;
  // An attempt that waits for this partition is repeated by the maintenance: readers add none to it.
  const attempts = await listAcquireAttempts(me.repository.partition);
  if (attempts.some((attempt) => attempt.partitionId === info.partitionId)) return null;
  const want = { typeId, slots: 1, taskId: null, excludeTaskIds: [] };
  await pullSlots(me.repository, info.partitionId, [want]);
  return (await types.find([typeId])).get(typeId) ?? null;
}
