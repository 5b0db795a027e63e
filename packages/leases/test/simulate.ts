// `npm run simulate`: random schedules of the lease protocol, or one of them step by step.
import { parseArgs } from 'node:util';
import { makersWith, plantedBugs } from './simulation/planted-bugs.ts';
import { describeFailure, runSchedule } from './simulation/run-schedule.ts';

const usage = `npm run simulate -- [--seed N] [--schedules M] [--bug NAME]

  --seed N        the first seed; alone, that schedule is shown step by step
  --schedules M   how many to run, 10000 unless a seed is given
  --bug NAME      with a planted mistake, to see it found:
${Object.keys(plantedBugs)
  .map((name) => `                  ${name}`)
  .join('\n')}`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      schedules: { type: 'string' },
      bug: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return null;
  const bug = values.bug === undefined ? {} : plantedBugs[values.bug];
  if (bug === undefined) throw new Error(`There is no planted mistake of that name.\n\n${usage}`);
  const seed = readWhole('--seed', values.seed ?? '1');
  const schedules = readWhole('--schedules', values.schedules ?? (values.seed ? '1' : '10000'));
  return { seed, schedules, makers: makersWith(bug), bug: values.bug };
}

function readWhole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`${name} must be a whole number above 0, not "${text}".\n\n${usage}`);
}

function simulate(): void {
  const options = readOptions();
  if (options === null) {
    console.log(usage);
    return;
  }
  const { seed, schedules, makers, bug } = options;
  if (schedules === 1) {
    const { failure, trace } = runSchedule(seed, { makers, traced: true });
    console.log(trace.join('\n'));
    if (failure === null) console.log(`Schedule ${seed}: everything held.`);
    else fail(failure.violation);
    return;
  }
  const startedMs = performance.now();
  for (let index = 0; index < schedules; index += 1) {
    const { failure } = runSchedule(seed + index, { makers });
    if (failure !== null) {
      fail(describeFailure(failure, bug));
      return;
    }
    if ((index + 1) % 5_000 === 0) console.log(`${index + 1} schedules, and everything held`);
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  console.log(`${schedules} schedules held, in ${seconds.toFixed(1)} s.`);
}

function fail(text: string): void {
  console.error(text);
  process.exitCode = 1;
}

try {
  simulate();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
