import type { OpenBatch, SeenEvent, Subject } from './subject.ts';

const hourMs = 3_600_000;

/** Share of each prediction that is spread evenly, so that no surprise costs infinitely much. */
const even = 0.02;

type Weigh = (performer: string, candidates: readonly OpenBatch[], at: number) => readonly number[];

/** The simple predictors that any model has to beat. */
export function createBaselines(): Subject[] {
  return [
    create('random', (_, candidates) => candidates.map(() => 1)),
    create('newest', weighNewest),
    createPopular('popular in the last hour', hourMs),
    createPopular('popular in the last day', 24 * hourMs),
    createLastType(),
    createPersonalFrequency(),
  ];
}

function create(
  name: string,
  weigh: Weigh,
  learnTake: (event: SeenEvent) => void = () => undefined,
): Subject {
  return {
    name,
    predict(performer, candidates, at) {
      const weights = weigh(performer, candidates, at);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return weights.map((weight) => ((1 - even) * weight) / sum + even / weights.length);
    },
    learn(event, kind) {
      if (kind !== 'later-event') learnTake(event);
    },
    close: () => undefined,
  };
}

/** In proportion to 1 / place, the newest having place 1; batches that opened together share a place. */
function weighNewest(_: string, candidates: readonly OpenBatch[]): number[] {
  const openings = candidates.map(({ opensAt }) => opensAt).sort((a, b) => b - a);
  const places = new Map<number, number>();
  for (const [index, opensAt] of openings.entries()) {
    if (!places.has(opensAt)) places.set(opensAt, index + 1);
  }
  return candidates.map(({ opensAt }) => 1 / (places.get(opensAt) ?? 1));
}

/** Takes within the time, and a half. */
function createPopular(name: string, span: number): Subject {
  const takes: { readonly at: number; readonly id: string }[] = [];
  const counts = new Map<string, number>();
  let first = 0;
  function weigh(_: string, candidates: readonly OpenBatch[], at: number): number[] {
    for (; first < takes.length; first += 1) {
      const take = takes[first];
      if (take === undefined || take.at >= at - span) break;
      counts.set(take.id, (counts.get(take.id) ?? 0) - 1);
    }
    return candidates.map(({ id }) => (counts.get(id) ?? 0) + 0.5);
  }
  return create(name, weigh, ({ at, batch }) => {
    takes.push({ at, id: batch.id });
    counts.set(batch.id, (counts.get(batch.id) ?? 0) + 1);
  });
}

/** The type of the performer's last take, nine times of ten. */
function createLastType(): Subject {
  const last = new Map<string, string>();
  function weigh(performer: string, candidates: readonly OpenBatch[]): number[] {
    const type = last.get(performer);
    const same = candidates.filter((candidate) => candidate.type === type).length;
    if (same === 0) return candidates.map(() => 1);
    const other = candidates.length - same;
    return candidates.map((candidate) => (candidate.type === type ? 0.9 / same : 0.1 / other));
  }
  return create('last type', weigh, ({ performer, batch }) => last.set(performer, batch.type));
}

/** How often the performer took a type, smoothed with how often everybody did; its batches share evenly. */
function createPersonalFrequency(): Subject {
  const prior = 3;
  const own = new Map<string, Map<string, number>>();
  const all = new Map<string, number>();
  let total = 0;
  function weigh(performer: string, candidates: readonly OpenBatch[]): number[] {
    const mine = own.get(performer);
    const open = new Map<string, number>();
    for (const { type } of candidates) open.set(type, (open.get(type) ?? 0) + 1);
    return candidates.map(({ type }) => {
      const usual = ((all.get(type) ?? 0) + 1) / (total + open.size);
      return ((mine?.get(type) ?? 0) + prior * usual) / (open.get(type) ?? 1);
    });
  }
  return create('personal frequency', weigh, ({ performer, batch }) => {
    const mine = own.get(performer) ?? new Map<string, number>();
    own.set(performer, mine);
    mine.set(batch.type, (mine.get(batch.type) ?? 0) + 1);
    all.set(batch.type, (all.get(batch.type) ?? 0) + 1);
    total += 1;
  });
}
