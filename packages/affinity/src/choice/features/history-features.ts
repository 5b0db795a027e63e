import type { BatchState, PerformerState } from '../choice-state.ts';
import { readDecayed } from '../decayed.ts';
import type { Situation } from '../situation.ts';
import { named, unknown, type FeatureGroup } from './feature.ts';

/** What this performer did before: the last type, streaks, habits, what was passed over, usual pay. */
export const historyFeatures: FeatureGroup = {
  personal: true,
  features: named([
    ['same-type', 'the same type as last time'],
    ['same-type-new-sitting', 'the same type as before the pause'],
    ['same-type-open', 'the same type as last time, and that batch is still open'],
    ['same-type-streak', 'goes on with a long streak in its type'],
    ['type-of-last-two', 'the type of the time before last'],
    ['type-share-of-8', 'a large share of the last eight takes'],
    ['same-category', 'the same category as last time'],
    ['same-requester', 'the same requester as last time'],
    ['work-share', 'most of their work is of its type'],
    ['take-share', 'most of what they take is of its type'],
    ['type-pause', 'long since they took its type'],
    ['type-new', 'a type they never took'],
    ['opened-since', 'opened since they were last here'],
    ['opened-in-sitting', 'opened in this sitting'],
    ['passed-over', 'they took other things since it opened'],
    ['passed-over-in-type', 'they took others of its type since it opened'],
    ['sittings-passed', 'it was there at earlier visits'],
    ['opened-with-last', 'opened at the time of what they took last'],
    ['opened-with-recent', 'opened at the time of what they took lately'],
    ['next-place', 'the next in order after their last of its type'],
    ['place-forward', 'further on in order than their last of its type'],
    ['place-back', 'before their last of its type in order'],
    ['pay-above-usual', 'pays more than they usually take'],
    ['pay-unlike-usual', 'pays unlike what they usually take'],
    ['busy-newest', 'others are newer, and they take much'],
    ['busy-crowd', 'not among the most taken, and they take much'],
    ['busy-new-type', 'a new type, and they take much'],
  ]),
  prepare(situation) {
    const { performer, at, batches, byNewest, byCrowd, newSitting } = situation;
    const { recent } = performer;
    const lastOpen = lastBatchOf(situation)?.closed === false;
    const [last, before] = recent;
    const busy = Math.log1p(performer.takes) - 2;
    const usualReward =
      performer.rewardWeight === 0 ? unknown : performer.rewardSum / performer.rewardWeight;
    const typeShares = sharesOf(performer);
    return (index, out, offset) => {
      const batch = batches[index];
      if (batch === undefined) return;
      const [type = -1, category = -1, requester = -1] = batch.keys;
      const same = last !== undefined && last.type === type ? 1 : 0;
      const lastOfType = performer.lastOfType.get(type);
      const forward = lastOfType === undefined ? unknown : batch.place - lastOfType.place;
      const passed = passesOf(performer, batch.opensAt, type);
      const above = batch.logReward - usualReward;
      const values = [
        same,
        newSitting ? same : 0,
        lastOpen ? same : 0,
        same * Math.log1p(performer.streak),
        before !== undefined && before.type === type ? 1 : 0,
        typeShares(type),
        last !== undefined && category >= 0 && last.category === category ? 1 : 0,
        last !== undefined && requester >= 0 && last.requester === requester ? 1 : 0,
        workShare(performer, type),
        Math.log((recentOf(performer, type) + 0.5) / (recent.length + 1.5)),
        lastOfType === undefined ? unknown : Math.log(30 + (at - lastOfType.at) / 1_000),
        lastOfType === undefined ? 1 : 0,
        batch.opensAt > performer.lastAt ? 1 : 0,
        !newSitting && batch.opensAt > performer.previousSittingAt ? 1 : 0,
        Math.log1p(passed.takes),
        Math.log1p(passed.ofType),
        Math.log1p(passed.sittings),
        last === undefined ? unknown : distance(batch.opensAt, last.opensAt),
        nearest(performer, batch.opensAt),
        forward === 1 ? 1 : 0,
        forward > 0 ? Math.log1p(forward) : 0,
        forward < 0 ? Math.log1p(-forward) : 0,
        above,
        Math.abs(above),
        busy * Math.log1p(byNewest[index] ?? 0),
        busy * Math.log1p(byCrowd[index] ?? 0),
        lastOfType === undefined ? busy : 0,
      ];
      out.set(values, offset);
    };
  },
};

/** The batch they took last, while it is remembered. */
export function lastBatchOf({ performer, memory }: Situation): BatchState | null {
  const [last] = performer.recent;
  return last === undefined ? null : memory.batchNumbered(last.batch);
}

/** Logarithm of the hours between two openings. */
function distance(a: number, b: number): number {
  return Math.log(0.05 + Math.abs(a - b) / 3_600_000);
}

function nearest(performer: PerformerState, opensAt: number): number {
  let least = unknown;
  for (const take of performer.recent.slice(0, 6)) {
    const value = distance(take.opensAt, opensAt);
    if (!(least <= value)) least = value;
  }
  return least;
}

function recentOf(performer: PerformerState, type: number): number {
  let count = 0;
  for (const take of performer.recent) if (take.type === type) count += 1;
  return count;
}

function sharesOf(performer: PerformerState): (type: number) => number {
  const counts = new Map<number, number>();
  const lately = performer.recent.slice(0, 8);
  for (const { type } of lately) counts.set(type, (counts.get(type) ?? 0) + 1);
  return (type) => (lately.length === 0 ? 0 : (counts.get(type) ?? 0) / lately.length);
}

function workShare(performer: PerformerState, type: number): number {
  const own = performer.work.get(type);
  const all = performer.allWork.values[0] ?? 0;
  const count = own === undefined ? 0 : readDecayed(own, [200], 0, performer.works);
  return Math.log((count + 0.5) / (all + 1.5));
}

/** Takes since a batch opened, of any type and of its own, and sittings they spread over. */
function passesOf(
  performer: PerformerState,
  opensAt: number,
  type: number,
): { takes: number; ofType: number; sittings: number } {
  let takes = 0;
  let ofType = 0;
  let sittings = 0;
  let sitting = -1;
  for (const take of performer.recent) {
    if (take.at < opensAt) break;
    takes += 1;
    if (take.type === type) ofType += 1;
    if (take.sitting !== sitting) {
      sittings += 1;
      sitting = take.sitting;
    }
  }
  return { takes, ofType, sittings };
}
