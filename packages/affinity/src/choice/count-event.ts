import { createDecayedCounts, addDecayed } from './decayed.ts';
import { flowClock, flowTicks, noviceTakes, workTicks } from './half-lives.ts';
import type { BatchState, Flow, KeyState, PerformerState } from './choice-state.ts';
import type { ChoiceEvent, ChoiceSettings } from './choice-types.ts';
import { addCompany } from './count-company.ts';
import type { ChoiceMemory } from './memory.ts';

const mostRecent = 40;
const ownWorkEvents = [200];

/** Counts any event of a performer in a batch; `take` says that it is the first one there. */
export function countEvent(
  memory: ChoiceMemory,
  settings: ChoiceSettings,
  event: ChoiceEvent,
  take: boolean,
): void {
  const { at } = event;
  const { counters } = memory;
  const batch = memory.batchOf(event.batch, at);
  const performer = memory.performerOf(event.performer);
  const keys = batch.keys.slice(0, 3).map((number) => memory.key(number));
  if (!(at - performer.lastAt <= settings.sittingPauseMs)) {
    performer.sittings += 1;
    performer.previousSittingAt = performer.lastAt;
  }
  counters.workTick += 1;
  for (const flow of flowsOf(batch, keys)) {
    addDecayed(flow.work, workTicks, counters.workTick);
    flow.works += 1;
    flow.lastWorkAt = at;
  }
  countOwnWork(performer, batch.keys[0] ?? -1);
  finishWork(memory, at);
  startWork(memory, batch.keys[0] ?? -1, event);
  if (take) countTake(memory, performer, batch, keys, at);
  performer.lastAt = at;
}

function flowsOf(batch: BatchState, keys: readonly (KeyState | null)[]): Flow[] {
  return [batch.flow, ...keys.flatMap((key) => (key === null ? [] : [key.flow]))];
}

function countOwnWork(performer: PerformerState, type: number): void {
  performer.works += 1;
  const own = performer.work.get(type) ?? createDecayedCounts(ownWorkEvents, performer.works);
  performer.work.set(type, own);
  addDecayed(own, ownWorkEvents, performer.works);
  addDecayed(performer.allWork, ownWorkEvents, performer.works);
}

const mostRunning = 2_000;

function startWork(memory: ChoiceMemory, type: number, { at, finishedAt }: ChoiceEvent): void {
  if (finishedAt === undefined || finishedAt === null || finishedAt <= at) return;
  const { running } = memory.state;
  running.push({ type, finishedAt, minutes: (finishedAt - at) / 60_000 });
  if (running.length > mostRunning) running.shift();
}

function finishWork(memory: ChoiceMemory, at: number): void {
  const { running } = memory.state;
  let kept = 0;
  for (const work of running) {
    if (work.finishedAt > at) {
      running[kept] = work;
      kept += 1;
      continue;
    }
    const minutes = memory.key(work.type)?.minutes;
    if (minutes === undefined) continue;
    minutes[0] = (minutes[0] ?? 0) + 1;
    minutes[1] = (minutes[1] ?? 0) + Math.log1p(work.minutes);
  }
  running.length = kept;
}

function countTake(
  memory: ChoiceMemory,
  performer: PerformerState,
  batch: BatchState,
  keys: readonly (KeyState | null)[],
  at: number,
): void {
  const { counters } = memory;
  const novice = performer.takes < 2;
  counters.tick += 1;
  if (novice) counters.noviceTick += 1;
  for (const flow of flowsOf(batch, keys)) {
    addDecayed(flow.byTick, flowTicks, counters.tick);
    addDecayed(flow.byClock, flowClock, at);
    if (novice) addDecayed(flow.novices, noviceTakes, counters.noviceTick);
    flow.takes += 1;
    flow.lastTick = counters.tick;
    flow.lastAt = at;
  }
  const [type = -1, category = -1, requester = -1] = batch.keys;
  const typeState = keys[0] ?? null;
  if (typeState !== null && !(batch.place <= typeState.lastStarted)) {
    typeState.lastStarted = batch.place;
  }
  addCompany(memory, performer, batch);
  const [last] = performer.recent;
  if (last !== undefined) {
    countFollowing(memory.state.transitions, last.type, type);
    countFollowing(performer.transitions, last.type, type);
  }
  performer.streak = last !== undefined && last.type === type ? performer.streak + 1 : 1;
  performer.lastOfType.set(type, { at, place: batch.place });
  if (!Number.isNaN(batch.logReward)) {
    performer.rewardWeight = performer.rewardWeight * 0.95 + 1;
    performer.rewardSum = performer.rewardSum * 0.95 + batch.logReward;
  }
  performer.takes += 1;
  performer.recent.unshift({
    batch: batch.number,
    type,
    category,
    requester,
    at,
    opensAt: batch.opensAt,
    place: batch.place,
    sitting: performer.sittings,
    takes: batch.flow.takes,
  });
  if (performer.recent.length > mostRecent) performer.recent.pop();
}

const mostFollowing = 500;

function countFollowing(
  transitions: Map<number, Map<number, number>>,
  from: number,
  to: number,
): void {
  const following = transitions.get(from) ?? new Map<number, number>();
  transitions.set(from, following);
  following.set(to, (following.get(to) ?? 0) + 1);
  if (transitions.size <= mostFollowing) return;
  const [oldest] = transitions.keys();
  if (oldest !== undefined) transitions.delete(oldest);
}

/** Of a batch that is over: what batches of its type come to. */
export function countClosed(memory: ChoiceMemory, id: string, at: number): void {
  const batch = memory.findBatch(id);
  if (batch === null || batch.closed) return;
  batch.closed = true;
  batch.shared.clear();
  batch.after.clear();
  batch.takers.length = 0;
  const type = memory.key(batch.keys[0] ?? -1);
  if (type === null) return;
  const { takes, works } = batch.flow;
  const minutes = Math.max(0, at - batch.opensAt) / 60_000;
  const figures = [1, Math.log1p(takes), Math.log1p(works), Math.log1p(minutes)];
  for (const [column, figure] of figures.entries()) {
    type.closed[column] = (type.closed[column] ?? 0) + figure;
  }
}
