// `npm run bench:replay`: a log of who took what, through the product's model of choice and simple baselines.
import { writeResult } from './lib/report.ts';
import { createBaselines } from './replay/baselines.ts';
import { figuresOf } from './replay/figures.ts';
import { createModelSubject } from './replay/model-subject.ts';
import { printFigures } from './replay/print-figures.ts';
import { createProgress } from './replay/progress.ts';
import { readReplayArgs } from './replay/replay-args.ts';
import { replayLog } from './replay/replay-log.ts';

/** Of the predictions, those at the end that count: before them everything warms up. */
const countedShare = 0.3;

const args = readReplayArgs(process.argv.slice(2));
if (!args.ok) {
  console.error(args.error);
  process.exit(2);
}
const { log, title, deadlinesKnown, json, out } = args.value;
const say = (line: string) => {
  if (!json) console.log(line);
};
for (const notice of log.notices) say(notice);
say(`${title}: ${log.events.length} events in ${log.batches.length} batches`);

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
const progress = createProgress(process.stderr);
const subjects = [createModelSubject(), ...createBaselines()];
const replay = await replayLog(log, subjects, {
  deadlinesKnown,
  onProgress: progress.show,
  isStopped: () => stop.signal.aborted,
});
progress.end();

if (replay.predictions === 0) {
  console.error(
    'Nothing to predict: no take falls within the open time of its batch. Are opens_at, closes_at and at in the same time zone?',
  );
  process.exit(2);
}
const from = Math.floor(replay.predictions * (1 - countedShare));
const all = subjects.map(({ name }, index) => ({
  name,
  predictionsPerSecond: replay.predictions / Math.max(1e-9, replay.seconds[index] ?? 0),
  ...figuresOf((replay.verdicts[index] ?? []).slice(from)),
}));
const summary = {
  log: title,
  deadlinesKnown,
  complete: !stop.signal.aborted,
  events: replay.eventsDone,
  predictions: replay.predictions,
  counted: replay.predictions - from,
  candidatesPerPrediction: replay.candidates / replay.predictions,
  laterEvents: replay.laterEvents,
  takesOutsideOpenTime: replay.outside,
  seconds: replay.seconds[0],
  predictors: all,
};
if (stop.signal.aborted) {
  say(`Stopped after ${replay.eventsDone} events; the figures are of those.`);
}
say(
  `${replay.predictions} takes predicted among ${summary.candidatesPerPrediction.toFixed(1)} open batches on average, the last ${summary.counted} counted; ${replay.laterEvents} later events learnt from`,
);
if (replay.outside > 0) {
  say(
    `${replay.outside} takes fell outside the open time of their batch: learnt from, not predicted`,
  );
}
say('Equal probabilities count at the average over all orders of them.\n');
if (json) console.log(JSON.stringify(summary, null, 2));
else printFigures(all);
writeResult('replay', out, summary, say);
