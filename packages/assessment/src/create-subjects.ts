import { roleOf } from '@exchange/kernel';
import { partsOfWeek } from './rhythm.ts';
import type { Subject } from './state.ts';
import {
  resources,
  type AssessedExchange,
  type AssessedUser,
  type AssessmentSettings,
} from './types.ts';

interface Subjects {
  readonly subjects: readonly Subject[];
  /** Load by part of the week, one subject after the other. */
  readonly rhythms: Float64Array;
  /** By the numbers that subjects carry. */
  readonly categories: readonly string[];
  /** Places of the partitions of each role and service class. */
  readonly poolMembers: readonly (readonly number[])[];
}

/** Puts users into numbers. Loops here are plain ones, since they go over everybody. */
export function createSubjects(
  { partitions, users: listed }: AssessedExchange,
  settings: AssessmentSettings,
): Subjects {
  const places = new Map(partitions.map(({ id }, place) => [id, place]));
  const users = listed.filter(({ partitionId }) => places.has(partitionId));
  const userPlaces = new Map(users.map(({ key }, place) => [key, place]));
  const pools = new Map<string, number[]>();
  partitions.forEach(({ role, serviceClass }, place) => {
    const name = `${role} ${serviceClass}`;
    const members = pools.get(name);
    if (members === undefined) pools.set(name, [place]);
    else members.push(place);
  });
  const poolNumbers = new Map([...pools.keys()].map((name, number) => [name, number]));
  const poolOfUser = users.map((user) => {
    const home = partitions[places.get(user.partitionId) ?? 0];
    return poolNumbers.get(`${roleOf(user.key)} ${home?.serviceClass ?? ''}`) ?? 0;
  });
  const totals = sumResources(users, poolOfUser, pools.size);
  const all = sumStored(users);
  const categories = new Map<string, number>();
  const hours = settings.periodSeconds / 3_600;

  const rhythms = new Float64Array(users.length * partsOfWeek);
  const subjects = users.map((user, place): Subject => {
    const pool = poolOfUser[place] ?? 0;
    const origin = places.get(user.partitionId) ?? 0;
    const load = loadOf(user, totals, pool, settings);
    const rhythmSquares = writeRhythm(rhythms, place * partsOfWeek, user.rhythm, load);
    const requesters: number[] = [];
    const ties: number[] = [];
    for (const { requesterKey, perHour } of user.worksFor) {
      const requester = userPlaces.get(requesterKey);
      if (requester === undefined) continue;
      requesters.push(requester);
      ties.push(perHour * hours);
    }
    return {
      key: user.key,
      origin,
      pool,
      isFree: !user.isPinned && partitions[origin]?.serviceClass === user.serviceClass,
      load,
      rhythmAt: rhythmSquares === null ? -1 : place * partsOfWeek,
      rhythmSquares: rhythmSquares ?? 0,
      categories: user.accepts.map(({ category }) => numberOf(categories, category)),
      accepts: user.accepts.map(({ perHour }) => perHour * hours),
      requesters,
      ties,
      rows: user.load.rows,
      bytes: user.load.bytes,
      cost: (1 / users.length + user.load.rows / all.rows + user.load.bytes / all.bytes) / 3,
    };
  });
  return {
    subjects,
    rhythms,
    categories: [...categories.keys()],
    poolMembers: [...pools.values()],
  };
}

function sumResources(
  users: readonly AssessedUser[],
  poolOfUser: readonly number[],
  pools: number,
): Float64Array {
  const totals = new Float64Array(pools * resources.length);
  users.forEach(({ load }, place) => {
    let at = (poolOfUser[place] ?? 0) * resources.length;
    for (const resource of resources) {
      totals[at] = (totals[at] ?? 0) + load[resource];
      at += 1;
    }
  });
  return totals;
}

/** What everybody stores; at least 1, since shares of it are taken. */
function sumStored(users: readonly AssessedUser[]) {
  let rows = 0;
  let bytes = 0;
  for (const { load } of users) {
    rows += load.rows;
    bytes += load.bytes;
  }
  return { rows: Math.max(1, rows), bytes: Math.max(1, bytes) };
}

/** Weighted share of what the pool uses in all, so that resources of different units add up. */
function loadOf(
  user: AssessedUser,
  totals: Float64Array,
  pool: number,
  settings: AssessmentSettings,
): number {
  let load = 0;
  let at = pool * resources.length;
  for (const resource of resources) {
    const total = totals[at] ?? 0;
    if (total > 0) load += (settings.resources[resource] * user.load[resource]) / total;
    at += 1;
  }
  return load;
}

/** Writes the course of a week with `load` for its sum; gives the sum of squares, null without a course. */
function writeRhythm(
  rhythms: Float64Array,
  begin: number,
  rhythm: ArrayLike<number> | null,
  load: number,
): number | null {
  if (rhythm === null) return null;
  let total = 0;
  for (let part = 0; part < partsOfWeek; part += 1) total += rhythm[part] ?? 0;
  if (!(total > 0)) return null;
  let squares = 0;
  for (let part = 0; part < partsOfWeek; part += 1) {
    const value = ((rhythm[part] ?? 0) * load) / total;
    rhythms[begin + part] = value;
    squares += value * value;
  }
  return squares;
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}
