import { describe, expect, it } from 'vitest';
import { createBaselines } from '../replay/baselines.ts';
import { figuresOf } from '../replay/figures.ts';
import { generateLog } from '../replay/generate/generate-log.ts';
import { recipes, type Recipe } from '../replay/generate/recipe.ts';
import type { ActivityLog } from '../replay/log-types.ts';
import { createModelSubject } from '../replay/model-subject.ts';
import { replayLog } from '../replay/replay-log.ts';
import type { Subject } from '../replay/subject.ts';

const small: Recipe = { ...recipes.mixed, performers: 100, batches: 100, days: 40, visits: 6 };
const log = generateLog(small, 7);

/** A subject beside one that is watched: what it said, prediction by prediction. */
function recorded(subject: Subject): { subject: Subject; said: number[][] } {
  const said: number[][] = [];
  return {
    said,
    subject: {
      ...subject,
      predict(performer, candidates, at) {
        const probabilities = subject.predict(performer, candidates, at);
        said.push(Array.from(probabilities));
        return probabilities;
      },
    },
  };
}

async function predictionsOf(activity: ActivityLog, deadlinesKnown = false): Promise<number[][][]> {
  const all = [createModelSubject(), ...createBaselines()].map(recorded);
  await replayLog(
    activity,
    all.map(({ subject }) => subject),
    { deadlinesKnown },
  );
  return all.map(({ said }) => said);
}

describe('the replay', () => {
  it('lets nothing of the future into a prediction: changing every later row changes none', async () => {
    const cut = Math.floor(log.events.length / 2);
    const now = log.events[cut]!.at;
    const past = log.events.slice(0, cut);
    const others = [...new Set(log.events.map(({ performer }) => performer))];
    const opened = log.batches.filter(({ opensAt }) => opensAt <= now);
    const altered: ActivityLog = {
      events: [
        ...past.map((event) =>
          event.finishedAt !== null && event.finishedAt > now
            ? { ...event, finishedAt: event.finishedAt * 1.1 }
            : event,
        ),
        ...log.events.slice(cut).map((event, index) => ({
          at: now + index,
          performer: others[(index * 7) % others.length]!,
          batch: opened[(index * 13) % opened.length]!.batch,
          finishedAt: null,
        })),
      ],
      // What lies ahead of each batch is different too: its end, and all of those that open later.
      batches: log.batches.map((batch) => ({
        ...batch,
        closesAt:
          batch.closesAt !== null && batch.closesAt > now ? batch.closesAt + 9e9 : batch.closesAt,
        ...(batch.opensAt > now && {
          type: 'other',
          reward: 1,
          title: 'Different',
          category: null,
        }),
      })),
    };
    const [before, after] = await Promise.all([predictionsOf(log), predictionsOf(altered)]);
    const seen = new Set<string>();
    for (const { performer, batch } of past) seen.add(`${performer} ${batch}`);
    expect(seen.size).toBeGreaterThan(150);
    for (const [index, said] of before.entries()) {
      expect(after[index]!.slice(0, seen.size)).toEqual(said.slice(0, seen.size));
    }
  });

  it('uses the end of a batch in predictions only if deadlines are known', async () => {
    const half = { ...log, events: log.events.slice(0, 800) };
    const now = half.events.at(-1)!.at;
    const longer = {
      ...half,
      batches: half.batches.map((batch) => ({
        ...batch,
        closesAt: batch.closesAt !== null && batch.closesAt > now ? now + 9e9 : batch.closesAt,
      })),
    };
    expect((await predictionsOf(longer))[0]).toEqual((await predictionsOf(half))[0]);
    expect((await predictionsOf(longer, true))[0]).not.toEqual(
      (await predictionsOf(half, true))[0],
    );
  });

  it('predicts first events only, among the batches open then and not yet taken', async () => {
    const hour = 3_600_000;
    const at = (hours: number) => Date.UTC(2026, 2, 1) + hours * hour;
    const batch = (id: string, opens: number, closes: number | null) => ({
      batch: id,
      type: id,
      opensAt: at(opens),
      closesAt: closes === null ? null : at(closes),
      category: null,
      requester: null,
      reward: null,
      title: null,
    });
    const event = (hours: number, performer: string, id: string) => ({
      at: at(hours),
      performer,
      batch: id,
      finishedAt: null,
    });
    const asked: string[][] = [];
    const random = createBaselines()[0]!;
    const replay = await replayLog(
      {
        batches: [batch('early', 0, 5), batch('late', 4, null), batch('long', 0, 9)],
        events: [
          event(1, 'p', 'early'),
          event(2, 'p', 'early'),
          event(5, 'q', 'early'),
          event(6, 'p', 'long'),
          event(7, 'r', 'early'),
        ],
      },
      [
        {
          ...random,
          predict(performer, candidates, now) {
            asked.push(candidates.map(({ id }) => id));
            return random.predict(performer, candidates, now);
          },
        },
      ],
      { deadlinesKnown: false },
    );
    expect(asked).toEqual([
      ['early', 'long'],
      ['early', 'long', 'late'],
      ['long', 'late'],
    ]);
    expect(replay).toMatchObject({ predictions: 3, laterEvents: 1, outside: 1, eventsDone: 5 });
  });

  it('gives the model an edge over every baseline on a generated log, with calibrated odds', async () => {
    const subjects = [createModelSubject(), ...createBaselines()];
    const replay = await replayLog(log, subjects, { deadlinesKnown: false });
    const [model, ...baselines] = replay.verdicts.map((verdicts) =>
      figuresOf(verdicts.slice(Math.floor(verdicts.length * 0.7))),
    );
    for (const baseline of baselines) {
      expect(model!.mrr).toBeGreaterThan(baseline.mrr);
      expect(model!.logLoss).toBeLessThan(baseline.logLoss);
    }
    // A few hundred takes are counted here: most of this is chance.
    expect(model!.calibrationError).toBeLessThan(0.05);
  });

  it('stops where it is told to, with what it has', async () => {
    let asked = 0;
    const replay = await replayLog(log, createBaselines(), {
      deadlinesKnown: false,
      isStopped: () => (asked += 1) > 2,
    });
    expect(replay.eventsDone).toBe(1_000);
    expect(replay.verdicts[0]!.length).toBe(replay.predictions);
  });
});

describe('the generator of logs', () => {
  it('gives the same log for the same seed, and another for another', () => {
    expect(generateLog(small, 7)).toEqual(log);
    expect(generateLog(small, 8).events).not.toEqual(log.events);
  });

  it('writes events in time order, each within the open time of its batch', () => {
    const batches = new Map(log.batches.map((batch) => [batch.batch, batch]));
    let before = 0;
    for (const { at, batch } of log.events) {
      const { opensAt, closesAt } = batches.get(batch)!;
      expect(at).toBeGreaterThanOrEqual(before);
      expect(at).toBeGreaterThanOrEqual(opensAt);
      expect(at).toBeLessThanOrEqual(closesAt!);
      before = at;
    }
  });

  it('spreads work as real logs do: a tenth of the performers does far more than a tenth', () => {
    const byPerformer = new Map<string, number>();
    for (const { performer } of log.events) {
      byPerformer.set(performer, (byPerformer.get(performer) ?? 0) + 1);
    }
    const counts = [...byPerformer.values()].sort((a, b) => b - a);
    const top = counts.slice(0, Math.ceil(counts.length / 10)).reduce((sum, one) => sum + one, 0);
    expect(top / log.events.length).toBeGreaterThan(0.3);
  });
});
