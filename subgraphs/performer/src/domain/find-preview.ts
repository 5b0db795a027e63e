import { readSampleInput } from '../store/feed-reads.ts';
import { listAcquireAttempts } from '../store/maintenance-runs.ts';
import type { Me } from './access.ts';
import { buildEntry } from './build-feed.ts';
import { isBarred, type FeedEntry } from './feed-entry.ts';
import { isShortId } from './input-checks.ts';
import { readSources } from './list-feed.ts';
import { pullSlots, whileSomebodyWaits } from './pull-slots.ts';
import type { KnownType } from './type-cache.ts';

export interface PreviewOfWork {
  readonly entry: FeedEntry;
  /** Null when the viewer must qualify to see it. */
  readonly known: KnownType | null;
  /** Of one task in stock; null when none is near. */
  readonly sampleInput: unknown;
}

/**
 * An entry with what is needed to look at the work; null when nothing is left of it. Instructions
 * and form travel with leases, so a type that was never near is brought near by one slot, which
 * whoever accepts it next will find here; but not for somebody who could not accept it.
 */
export async function findPreview(me: Me, typeId: string): Promise<PreviewOfWork | null> {
  if (!isShortId(typeId)) return null;
  const { repository } = me;
  const entry = await findEntry(me, typeId);
  if (entry === null) return null;
  repository.history.notePreviewed(me.key, typeId, entry.category);
  if (!entry.previewable) return { entry, known: null, sampleInput: null };
  const near = (await repository.types.find([typeId])).get(typeId) ?? null;
  if (near !== null) return { entry, known: near, sampleInput: await sampleOf(me, typeId) };
  if (isBarred(entry)) return { entry, known: null, sampleInput: null };
  const known = await bringNear(me, typeId);
  const brought = known === null ? null : await findEntry(me, typeId);
  return brought === null
    ? null
    : { entry: brought, known, sampleInput: await sampleOf(me, typeId) };
}

async function findEntry(me: Me, typeId: string): Promise<FeedEntry | null> {
  const sources = await readSources(me);
  const info = sources.taskInfo.find((candidate) => candidate.typeId === typeId) ?? null;
  return buildEntry(typeId, info, sources);
}

function sampleOf(me: Me, typeId: string): Promise<unknown> {
  const { partition, groupId } = me.repository.host;
  return readSampleInput(partition, groupId, typeId);
}

async function bringNear(me: Me, typeId: string): Promise<KnownType | null> {
  const { directory, types, host } = me.repository;
  const info = (await directory.listTaskInfo()).find((candidate) => candidate.typeId === typeId);
  if (info === undefined || info.availableSlots <= 0) return null;
  // An attempt that waits for this partition is repeated by the maintenance: readers add none to it.
  const attempts = await listAcquireAttempts(host.partition, host.groupId);
  if (attempts.some((attempt) => attempt.partitionId === info.partitionId)) return null;
  const want = { typeId, slots: 1, taskId: null, excludeTaskIds: [] };
  await pullSlots(host, info.partitionId, [want], whileSomebodyWaits);
  return (await types.find([typeId])).get(typeId) ?? null;
}
