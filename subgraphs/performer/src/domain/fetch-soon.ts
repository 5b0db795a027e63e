import type { TaskInfo } from '@exchange/cluster';
import { isPullOpen } from '../store/maintenance-runs.ts';
import type { Me } from './access.ts';
import type { Repository } from '../repository.ts';
import { pullSlots, whileSomebodyWaits, type Pulled } from './pull-slots.ts';

/** What is fetched at once lasts the group about so long. */
const fetchSeconds = 900;
/** Less is not worth more than one slot for the one who asks. */
const leastSlots = 3;
const mostSlots = 200;

/**
 * Slots to ask for when somebody wants what lies only far: theirs, and what the group will probably take
 * of it soon, so that one message serves those who come next, too (R10). 1: theirs alone.
 */
export function decideFetch(input: {
  /** Accepts of the type expected of the group in a period; null when nobody of it may do it. */
  readonly expected: number | null;
  readonly periodSeconds: number;
  readonly availableSlots: number;
  readonly room: number;
}): number {
  const { expected, periodSeconds, availableSlots, room } = input;
  const soon = (expected ?? 0) * Math.min(1, fetchSeconds / periodSeconds);
  const slots = Math.min(Math.ceil(1 + soon), availableSlots, room, mostSlots);
  return slots < leastSlots ? 1 : slots;
}

/**
 * Pulls what the group will soon take of a type. Those who ask at the same time wait for one call, and
 * for one look at whether it is to be made. Null when the group will not take more than the one that
 * somebody asks for, or its requester partition still owes an answer: what is asked of one that is
 * silent must not pile up.
 */
export function fetchSoon(me: Me, info: TaskInfo): Promise<Pulled | null> {
  const { host } = me.repository;
  const { typeId } = info;
  const under = host.fetching.get(typeId);
  if (under !== undefined) return under;
  const fetch = fetchFor(host, info).finally(() => host.fetching.delete(typeId));
  host.fetching.set(typeId, fetch);
  return fetch;
}

async function fetchFor(repository: Repository, info: TaskInfo): Promise<Pulled | null> {
  const { partition, groupId, supply, maintenance } = repository;
  if (supply.grants === 'information') return null;
  const { typeId, partitionId, availableSlots } = info;
  const planned = [...maintenance.target.values()].reduce((sum, slots) => sum + slots, 0);
  const slots = decideFetch({
    expected: maintenance.expected.get(typeId) ?? 0,
    periodSeconds: supply.periodSeconds,
    availableSlots,
    room: supply.maximumStock - planned,
  });
  if (slots === 1 || (await isPullOpen(partition, groupId, partitionId))) return null;
  const want = { typeId, slots, taskId: null, excludeTaskIds: [] };
  return pullSlots(repository, partitionId, [want], whileSomebodyWaits);
}
