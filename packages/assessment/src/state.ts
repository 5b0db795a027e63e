import { roleOf, type OwnerKey } from '@exchange/kernel';
import { closeAccepts } from './close-accepts.ts';
import { partsOfWeek } from './rhythm.ts';
import {
  resources,
  type AssessedExchange,
  type AssessedPartition,
  type AssessedUser,
  type AssessmentSettings,
} from './types.ts';

/** Partitions among which a user may be moved: of one role and service class. */
export interface Pool {
  /** Places in `State.partitions`. */
  readonly members: readonly number[];
  /** Those that users may be moved to. */
  readonly open: readonly number[];
  /** Load of all its users. */
  readonly total: number;
  /** What a square of load, and of load in a part of the week, takes from the fitness before weights. */
  readonly loadScale: number;
  readonly rhythmScale: number;
}

/** A user in numbers. */
export interface Subject {
  readonly key: OwnerKey;
  readonly origin: number;
  readonly pool: number;
  /** Whether the search may move them: not who is pinned, nor who lives outside their service class. */
  readonly isFree: boolean;
  /** In shares of the pool's resources. */
  readonly load: number;
  /** Load by part of the week; sums to `load`. */
  readonly rhythm: Float64Array | null;
  /** Σ rhythm². */
  readonly rhythmSquares: number;
  /** Accepts in a period by category. */
  readonly categories: Int32Array;
  readonly accepts: Float64Array;
  /** Requesters (places in `State.subjects`) and accepts in a period of their work. */
  readonly requesters: Int32Array;
  readonly ties: Float64Array;
  readonly rows: number;
  readonly bytes: number;
  /** Share of everything that moving this user would copy. */
  readonly cost: number;
}

/** Everything the fitness depends on, kept up by `moveSubject`. Rows are partitions. */
export interface State {
  readonly settings: AssessmentSettings;
  readonly partitions: readonly AssessedPartition[];
  readonly pools: readonly Pool[];
  readonly subjects: readonly Subject[];
  readonly categories: readonly string[];
  /** How close each pair of partitions is. */
  readonly closeness: Float64Array;
  /** Load of all pools. */
  readonly totalLoad: number;
  readonly totalAccepts: number;
  readonly totalTies: number;
  /** Where each subject is now. */
  readonly home: Int32Array;
  readonly load: Float64Array;
  readonly rhythm: Float64Array;
  /** Of each partition's rhythm, over the parts of the week. */
  readonly rhythmSums: Float64Array;
  /** Accepts in a period: partition × category. */
  readonly demand: Float64Array;
  /** Accepts of a requester's work by the performers of each partition: subject × partition. */
  readonly drawn: readonly (Float64Array | undefined)[];
  /** Sums that are kept up, since counting them anew takes long. */
  readonly sums: {
    /** Accepts by the closeness of their ends. */
    close: number;
    /** Cost of everybody who is away from their origin. */
    cost: number;
  };
}

/** Users of partitions that are not listed are left out: nothing is known of their home. */
export function createState(exchange: AssessedExchange, settings: AssessmentSettings): State {
  const { partitions } = exchange;
  const places = new Map(partitions.map(({ id }, place) => [id, place]));
  const users = exchange.users.filter(({ partitionId }) => places.has(partitionId));
  const poolNames = new Map<string, number>();
  const nameOf = (role: string, serviceClass: string) => `${role} ${serviceClass}`;
  for (const { role, serviceClass } of partitions) {
    const name = nameOf(role, serviceClass);
    if (!poolNames.has(name)) poolNames.set(name, poolNames.size);
  }
  const poolOf = (user: AssessedUser): number => {
    const home = partitions[places.get(user.partitionId) ?? 0];
    return poolNames.get(nameOf(roleOf(user.key), home?.serviceClass ?? '')) ?? 0;
  };
  const poolOfUser = Int32Array.from(users, poolOf);
  const totals = sumResources(users, poolOfUser, poolNames.size);
  const categoryPlaces = new Map<string, number>();
  const userPlaces = new Map(users.map(({ key }, place) => [key, place]));
  const hours = settings.periodSeconds / 3_600;
  const rows = Math.max(
    1,
    sum(users, ({ load }) => load.rows),
  );
  const bytes = Math.max(
    1,
    sum(users, ({ load }) => load.bytes),
  );

  const subjects = users.map((user, place): Subject => {
    const pool = poolOfUser[place] ?? 0;
    const origin = places.get(user.partitionId) ?? 0;
    const load = loadOf(user, totals, pool, settings);
    const rhythm = scaleRhythm(user.rhythm, load);
    const ties = user.worksFor.flatMap(({ requesterKey, perHour }) => {
      const requester = userPlaces.get(requesterKey);
      return requester === undefined ? [] : [{ requester, amount: perHour * hours }];
    });
    return {
      key: user.key,
      origin,
      pool,
      isFree: !user.isPinned && partitions[origin]?.serviceClass === user.serviceClass,
      load,
      rhythm,
      rhythmSquares: rhythm === null ? 0 : rhythm.reduce((whole, each) => whole + each * each, 0),
      categories: Int32Array.from(user.accepts, ({ category }) =>
        placeOf(categoryPlaces, category),
      ),
      accepts: Float64Array.from(user.accepts, ({ perHour }) => perHour * hours),
      requesters: Int32Array.from(ties, ({ requester }) => requester),
      ties: Float64Array.from(ties, ({ amount }) => amount),
      rows: user.load.rows,
      bytes: user.load.bytes,
      cost: (1 / users.length + user.load.rows / rows + user.load.bytes / bytes) / 3,
    };
  });

  const count = partitions.length;
  const totalLoad = sum(subjects, ({ load }) => load);
  const poolLoads = new Float64Array(poolNames.size);
  for (const { pool, load } of subjects) poolLoads[pool] = (poolLoads[pool] ?? 0) + load;
  const state: State = {
    settings,
    partitions,
    pools: [...poolNames.keys()].map((name, pool) => {
      const members = partitions.flatMap((partition, place) =>
        nameOf(partition.role, partition.serviceClass) === name ? [place] : [],
      );
      return createPool(partitions, members, poolLoads[pool] ?? 0, totalLoad);
    }),
    subjects,
    categories: [...categoryPlaces.keys()],
    closeness: measureCloseness(partitions, settings.sameRegion),
    totalLoad,
    totalAccepts: sum(subjects, ({ accepts }) => sum([...accepts], (each) => each)),
    totalTies: sum(subjects, ({ ties }) => sum([...ties], (each) => each)),
    home: Int32Array.from(subjects, ({ origin }) => origin),
    load: new Float64Array(count),
    rhythm: new Float64Array(count * partsOfWeek),
    rhythmSums: new Float64Array(count),
    demand: new Float64Array(count * categoryPlaces.size),
    drawn: createDrawn(subjects, count),
    sums: { close: 0, cost: 0 },
  };
  subjects.forEach((subject) => {
    addSubject(state, subject, subject.origin, 1);
  });
  // Each tie has a performer at one end: theirs are all there are.
  const performer = { ...state, drawn: [] };
  subjects.forEach((subject, place) => {
    if (subject.ties.length === 0) return;
    state.sums.close += closeAccepts(performer, place, subject, subject.origin);
  });
  return state;
}

/** Takes a subject from where it is to another partition. */
export function moveSubject(state: State, place: number, to: number): void {
  const subject = state.subjects[place];
  const from = state.home[place];
  if (subject === undefined || from === undefined || from === to) return;
  state.sums.close +=
    closeAccepts(state, place, subject, to) - closeAccepts(state, place, subject, from);
  state.sums.cost +=
    subject.cost * ((to === subject.origin ? 0 : 1) - (from === subject.origin ? 0 : 1));
  addSubject(state, subject, from, -1);
  addSubject(state, subject, to, 1);
  state.home[place] = to;
}

function createPool(
  partitions: readonly AssessedPartition[],
  members: readonly number[],
  total: number,
  totalLoad: number,
): Pool {
  const open = members.filter((place) => partitions[place]?.takesUsers === true);
  if (total <= 0) return { members, open, total, loadScale: 0, rhythmScale: 0 };
  const mean = total / members.length;
  const loadScale = total / totalLoad / members.length / mean ** 2;
  return { members, open, total, loadScale, rhythmScale: loadScale * partsOfWeek ** 2 };
}

function addSubject(state: State, subject: Subject, at: number, sign: 1 | -1): void {
  state.load[at] = (state.load[at] ?? 0) + sign * subject.load;
  const { rhythm, categories, requesters } = subject;
  if (rhythm !== null) {
    state.rhythmSums[at] = (state.rhythmSums[at] ?? 0) + sign * subject.load;
    const begin = at * partsOfWeek;
    for (let part = 0; part < partsOfWeek; part += 1) {
      const place = begin + part;
      state.rhythm[place] = (state.rhythm[place] ?? 0) + sign * (rhythm[part] ?? 0);
    }
  }
  for (let index = 0; index < categories.length; index += 1) {
    const place = at * state.categories.length + (categories[index] ?? 0);
    state.demand[place] = (state.demand[place] ?? 0) + sign * (subject.accepts[index] ?? 0);
  }
  for (let index = 0; index < requesters.length; index += 1) {
    const drawn = state.drawn[requesters[index] ?? -1];
    if (drawn !== undefined) drawn[at] = (drawn[at] ?? 0) + sign * (subject.ties[index] ?? 0);
  }
}

function createDrawn(subjects: readonly Subject[], count: number): (Float64Array | undefined)[] {
  const drawn = new Array<Float64Array | undefined>(subjects.length).fill(undefined);
  for (const { requesters } of subjects) {
    for (const requester of requesters) drawn[requester] ??= new Float64Array(count);
  }
  return drawn;
}

function sumResources(
  users: readonly AssessedUser[],
  poolOfUser: Int32Array,
  pools: number,
): Float64Array {
  const totals = new Float64Array(pools * resources.length);
  users.forEach(({ load }, place) => {
    resources.forEach((resource, index) => {
      const at = (poolOfUser[place] ?? 0) * resources.length + index;
      totals[at] = (totals[at] ?? 0) + load[resource];
    });
  });
  return totals;
}

/** Weighted share of what the pool uses in all, so that resources of different units add up. */
function loadOf(
  user: AssessedUser,
  totals: Float64Array,
  pool: number,
  settings: AssessmentSettings,
): number {
  let load = 0;
  resources.forEach((resource, index) => {
    const total = totals[pool * resources.length + index] ?? 0;
    if (total > 0) load += (settings.resources[resource] * user.load[resource]) / total;
  });
  return load;
}

function scaleRhythm(rhythm: ArrayLike<number> | null, load: number): Float64Array | null {
  if (rhythm === null) return null;
  const scaled = new Float64Array(partsOfWeek);
  let total = 0;
  for (let part = 0; part < partsOfWeek; part += 1) total += rhythm[part] ?? 0;
  if (!(total > 0)) return null;
  for (let part = 0; part < partsOfWeek; part += 1) {
    scaled[part] = ((rhythm[part] ?? 0) * load) / total;
  }
  return scaled;
}

function measureCloseness(
  partitions: readonly AssessedPartition[],
  sameRegion: number,
): Float64Array {
  const closeness = new Float64Array(partitions.length ** 2);
  partitions.forEach((one, place) => {
    partitions.forEach((other, otherPlace) => {
      const regional = one.region === other.region ? sameRegion : 0;
      closeness[place * partitions.length + otherPlace] =
        one.nodeId === other.nodeId ? 1 : regional;
    });
  });
  return closeness;
}

function placeOf(places: Map<string, number>, name: string): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  places.set(name, places.size);
  return places.size - 1;
}

function sum<Each>(list: readonly Each[], of: (each: Each) => number): number {
  return list.reduce((total, each) => total + of(each), 0);
}
