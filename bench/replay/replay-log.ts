import { setImmediate as breathe } from 'node:timers/promises';
import { judge, type Verdict } from './judge.ts';
import type { ActivityLog, LogBatch } from './log-types.ts';
import type { OpenBatch, Subject } from './subject.ts';

export interface ReplayOptions {
  readonly deadlinesKnown: boolean;
  /** Told now and then how many events are done. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly isStopped?: () => boolean;
}

export interface Replay {
  /** By subject, in the order given; one verdict for each prediction, in time order. */
  readonly verdicts: readonly (readonly Verdict[])[];
  /** Time of each subject for predicting and learning. */
  readonly seconds: readonly number[];
  readonly predictions: number;
  readonly candidates: number;
  readonly laterEvents: number;
  /** Takes while the batch was not open by its own times: learnt from, not predicted. */
  readonly outside: number;
  readonly eventsDone: number;
}

/** Events between two breaths, in which progress is told and Ctrl-C is heard. */
const stride = 500;

/**
 * Goes through a log once, in time order. At each take every subject predicts among the batches that are open
 * then and that the performer has not taken, and only then learns what happened. No subject is given
 * anything of a later row, and of a batch's end only that it has passed (unless deadlines are known).
 */
export async function replayLog(
  { events, batches }: ActivityLog,
  subjects: readonly Subject[],
  options: ReplayOptions,
): Promise<Replay> {
  const verdicts: Verdict[][] = subjects.map(() => []);
  const seconds = subjects.map(() => 0);
  const facts = new Map(batches.map((batch) => [batch.batch, show(batch, options.deadlinesKnown)]));
  const taken = new Map<string, Set<string>>();
  const calendar = createCalendar(batches, facts);
  let candidatesSum = 0;
  let laterEvents = 0;
  let outside = 0;
  let eventsDone = 0;

  /** Each subject's turn at something, on its own stopwatch. */
  function eachSubject(turn: (subject: Subject, index: number) => void): void {
    for (const [index, subject] of subjects.entries()) {
      const startedAt = performance.now();
      turn(subject, index);
      seconds[index] = (seconds[index] ?? 0) + (performance.now() - startedAt) / 1_000;
    }
  }

  for (const event of events) {
    if (eventsDone % stride === 0) {
      options.onProgress?.(eventsDone, events.length);
      await breathe();
      if (options.isStopped?.() === true) break;
    }
    eventsDone += 1;
    const { at, performer } = event;
    const batch = facts.get(event.batch);
    if (batch === undefined) throw new Error(`Batch ${event.batch} is not in the log.`);
    for (const closed of calendar.moveTo(at)) {
      eachSubject((subject) => subject.close(closed.batch, closed.closesAt ?? at));
    }
    const mine = taken.get(performer) ?? new Set<string>();
    taken.set(performer, mine);
    const seen = { at, performer, batch, finishedAt: event.finishedAt };
    if (mine.has(batch.id)) {
      laterEvents += 1;
      eachSubject((subject) => subject.learn(seen, 'later-event'));
      continue;
    }
    mine.add(batch.id);
    const candidates = calendar.open().filter(({ id }) => id === batch.id || !mine.has(id));
    const index = candidates.indexOf(batch);
    if (index < 0) {
      outside += 1;
      eachSubject((subject) => subject.learn(seen, 'other-take'));
      continue;
    }
    candidatesSum += candidates.length;
    eachSubject((subject, place) => {
      const probabilities = subject.predict(performer, candidates, at);
      verdicts[place]?.push(judge(candidates, probabilities, index));
      subject.learn(seen, 'predicted-take');
    });
  }
  options.onProgress?.(eventsDone, events.length);
  const predictions = verdicts[0]?.length ?? 0;
  return {
    verdicts,
    seconds,
    predictions,
    candidates: candidatesSum,
    laterEvents,
    outside,
    eventsDone,
  };
}

function show(batch: LogBatch, deadlinesKnown: boolean): OpenBatch {
  return {
    id: batch.batch,
    type: batch.type,
    opensAt: batch.opensAt,
    closesAt: deadlinesKnown ? batch.closesAt : null,
    category: batch.category,
    requester: batch.requester,
    reward: batch.reward,
    title: batch.title,
  };
}

/** Which batches are open: from `opens_at` to `closes_at`, both included; in order of opening. */
function createCalendar(batches: readonly LogBatch[], facts: ReadonlyMap<string, OpenBatch>) {
  const byOpening = batches.toSorted((a, b) => a.opensAt - b.opensAt);
  let next = 0;
  let openNow: LogBatch[] = [];
  let shown: OpenBatch[] = [];

  function moveTo(at: number): LogBatch[] {
    const before = next;
    for (; next < byOpening.length; next += 1) {
      const batch = byOpening[next];
      if (batch === undefined || batch.opensAt > at) break;
      openNow.push(batch);
    }
    const closed = openNow.filter(({ closesAt }) => closesAt !== null && closesAt < at);
    if (closed.length > 0) {
      openNow = openNow.filter(({ closesAt }) => closesAt === null || closesAt >= at);
    }
    if (closed.length > 0 || next > before) {
      shown = openNow.flatMap(({ batch }) => facts.get(batch) ?? []);
    }
    return closed;
  }

  return { moveTo, open: () => shown };
}
