// `npm run simulate:moves`: random schedules of moves, or one of them step by step; and the model.
import { parseArgs } from 'node:util';
import { plantedBugs } from './simulation/planted-bugs.ts';
import { describeFailure, runSchedule } from './simulation/run-schedule.ts';

const usage = `npm run simulate:moves -- [--seed N] [--schedules M] [--bug NAME]

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
  const rules = values.bug === undefined ? undefined : plantedBugs[values.bug];
  if (values.bug !== undefined && rules === undefined) {
    throw new Error(`There is no planted mistake of that name.\n\n${usage}`);
  }
  return {
    seed: readWhole('--seed', values.seed ?? '1'),
    schedules: readWhole('--schedules', values.schedules ?? (values.seed ? '1' : '10000')),
    with: rules === undefined ? {} : { rules },
    bug: values.bug,
  };
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
  const { seed, schedules, bug } = options;
  if (schedules === 1) {
    const { failure, trace } = runSchedule(seed, { ...options.with, traced: true });
    console.log(trace.join('\n'));
    if (failure === null) console.log(`Schedule ${seed}: everything held.`);
    else fail(failure.violation);
    return;
  }
  const startedMs = performance.now();
  for (let index = 0; index < schedules; index += 1) {
    const { failure } = runSchedule(seed + index, options.with);
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

simulate();
