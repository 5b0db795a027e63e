import { closeAccepts } from './close-accepts.ts';
import { createSubjects } from './create-subjects.ts';
import { partsOfWeek } from './rhythm.ts';
import { addSubject, type Pool, type State, type Subject } from './state.ts';
import type { AssessedExchange, AssessedPartition, AssessmentSettings } from './types.ts';

/** Users of partitions that are not listed are left out: nothing is known of their home. */
export function createState(exchange: AssessedExchange, settings: AssessmentSettings): State {
  const { partitions } = exchange;
  const count = partitions.length;
  const { subjects, rhythms, categories, poolMembers } = createSubjects(exchange, settings);
  const poolLoads = new Float64Array(poolMembers.length);
  let totalLoad = 0;
  let totalAccepts = 0;
  let totalTies = 0;
  for (const { pool, load, accepts, ties } of subjects) {
    poolLoads[pool] = (poolLoads[pool] ?? 0) + load;
    totalLoad += load;
    for (const each of accepts) totalAccepts += each;
    for (const each of ties) totalTies += each;
  }
  const state: State = {
    settings,
    partitions,
    pools: poolMembers.map((members, pool) =>
      createPool(partitions, members, poolLoads[pool] ?? 0, totalLoad),
    ),
    subjects,
    categories,
    closeness: measureCloseness(partitions, settings.sameRegion),
    totalLoad,
    totalAccepts,
    totalTies,
    home: Int32Array.from(subjects, ({ origin }) => origin),
    load: new Float64Array(count),
    rhythm: new Float64Array(count * partsOfWeek),
    rhythms,
    rhythmSums: new Float64Array(count),
    demand: new Float64Array(count * categories.length),
    served: new Float64Array(count * categories.length),
    drawn: createDrawn(subjects, count),
    sums: { close: 0, cost: 0 },
  };
  for (const subject of subjects) addSubject(state, subject, subject.origin, 1);
  // Each tie has a performer at one end: theirs are all there are.
  const performer = { ...state, drawn: [] };
  subjects.forEach((subject, place) => {
    if (subject.ties.length === 0) return;
    state.sums.close += closeAccepts(performer, place, subject, subject.origin);
  });
  return state;
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

function createDrawn(
  subjects: readonly Subject[],
  count: number,
): readonly (Float64Array | undefined)[] {
  const drawn = new Array<Float64Array | undefined>(subjects.length).fill(undefined);
  for (const { requesters } of subjects) {
    for (const requester of requesters) drawn[requester] ??= new Float64Array(count);
  }
  return drawn;
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
