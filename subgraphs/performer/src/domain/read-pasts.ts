import type { PerformerPartition } from '@exchange/partitions';
import { readActivity, readHoursAtWork, readPassedOver } from '../store/demand-reads.ts';
import { readPresence } from '../store/work-sessions.ts';
import { describeDemand, nothingPast, type DemandOfPast } from './describe-demand.ts';

const historyDays = 28;
const halfLifeDays = 7;
/** What others decide about their work reaches the past of who does nothing within this time. */
const keepMs = 15 * 60_000;
const mostKept = 5_000;
/** What was looked at is written down a moment later. */
const writtenMs = 5_000;
const mostAtOnce = 500;

export interface Past {
  readonly key: string;
  /** When they were last seen here. */
  readonly lastActiveAt: Date;
}

export interface PastCache {
  /** The pasts of these performers, read again only of those who did something since. */
  find(who: readonly Past[]): Promise<ReadonlyMap<string, DemandOfPast>>;
}

interface Kept {
  readonly demand: DemandOfPast;
  readonly readAt: number;
}

/** A maintenance every few seconds must not read the past of thousands who are not here. */
export function createPastCache(partition: PerformerPartition): PastCache {
  const kept = new Map<string, Kept>();
  return {
    async find(who) {
      const now = partition.clock.now().getTime();
      const stale = who.filter(({ key, lastActiveAt }) =>
        isStale(kept.get(key), lastActiveAt, now),
      );
      for (let from = 0; from < stale.length; from += mostAtOnce) {
        const keys = stale.slice(from, from + mostAtOnce).map(({ key }) => key);
        for (const [key, demand] of await readDemands(partition, keys)) {
          kept.delete(key);
          kept.set(key, { demand, readAt: now });
        }
      }
      const found = new Map<string, DemandOfPast>();
      for (const { key } of who) {
        const demand = kept.get(key)?.demand;
        if (demand !== undefined) found.set(key, demand);
      }
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return found;
    },
  };
}

function isStale(entry: Kept | undefined, lastActiveAt: Date, now: number): boolean {
  if (entry === undefined || now - entry.readAt > keepMs) return true;
  return lastActiveAt.getTime() > entry.readAt - writtenMs;
}

async function readDemands(
  partition: PerformerPartition,
  keys: readonly string[],
): Promise<ReadonlyMap<string, DemandOfPast>> {
  const at = partition.clock.pinned();
  const [activity, passed, hours, presence] = await Promise.all([
    readActivity(partition, keys, { days: historyDays, halfLifeDays }, at),
    readPassedOver(partition, keys, at),
    readHoursAtWork(partition, keys, historyDays, at),
    readPresence(partition, keys),
  ]);
  const activityOf = Map.groupBy(activity, (row) => row.ownerKey);
  const passedOf = Map.groupBy(passed, (row) => row.ownerKey);
  return new Map(
    keys.map((key) => [
      key,
      describeDemand({
        activity: activityOf.get(key) ?? nothingPast.activity,
        passed: passedOf.get(key) ?? nothingPast.passed,
        hoursAtWork: hours.get(key) ?? 0,
        presence: presence.get(key) ?? null,
      }),
    ]),
  );
}
