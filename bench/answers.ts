// `npm run bench:answers`: combined answers of every method beside known truths, and what fewer answers would do.
import { readAnswersArgs, type AnswersArgs } from './answers/answers-args.ts';
import { measureGrid } from './answers/measure-grid.ts';
import { measureLabels } from './answers/measure-labels.ts';
import { measureNumbers } from './answers/measure-numbers.ts';
import { timed } from './answers/report-figures.ts';
import { writeResult } from './lib/report.ts';

const { value: args, seconds: readSeconds } = timed(() => readAnswersArgs(process.argv.slice(2)));
if (!args.ok) {
  console.error(args.error);
  process.exit(2);
}
const { title, seed, out } = args.value;
console.log(title);
if ('set' in args.value) for (const notice of args.value.set.notices) console.log(notice);
const { value: figures, seconds } = timed(() => measure(args.value));
console.log(
  `\n${(readSeconds + seconds).toFixed(2)} s in all, ${readSeconds.toFixed(2)} of them reading`,
);
writeResult('answers', out, { set: title, seed, readSeconds, seconds, ...figures });

function measure(asked: AnswersArgs): object {
  switch (asked.kind) {
    case 'labels':
      return measureLabels(asked.set, asked.seed);
    case 'numbers':
      return measureNumbers(asked.set, asked.seed);
    case 'grid':
      return measureGrid(asked.seed, asked.seeds);
  }
}
