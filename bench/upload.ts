// `npm run bench:upload`: a small and a large CSV file, made while they are sent, through the gateway
// to a batch, which is published, answered and exported; with the memory of every process.
import { setTimeout as pause } from 'node:timers/promises';
import { connectWithKey, openRole, signUp } from '../scripts/lib/api-account.ts';
import type { Api } from '../scripts/lib/api-client.ts';
import {
  createBatch,
  createTaskType,
  depositFunds,
  publishBatch,
  readBatch,
} from '../scripts/lib/api-requester.ts';
import type { RunningCluster } from '../scripts/lib/start-cluster.ts';
import { startExchange } from './lib/exchange.ts';
import type { MemoryWatch, ProcessPeak } from './lib/watch-memory.ts';
import { watchMemory } from './lib/watch-memory.ts';
import { mebibytes } from './lib/process-memory.ts';
import { parseBenchArgs, printTable, writeResult } from './lib/report.ts';
import { sentimentTerms } from './lib/seed-work.ts';
import { pollUntil } from './lib/poll-until.ts';
import { countResults, sendFile } from './upload/send-file.ts';
import { seedAnswers } from './upload/seed-answers.ts';

const mostGrowth = 1.2;
const { out, numbers } = parseBenchArgs('upload', { rows: 1_000_000, 'rows-before': 100_000 });
const sizes = [numbers['rows-before'] ?? 100_000, numbers['rows'] ?? 1_000_000].map(Math.round);
const progressQuery = `query Progress($id: ID!) {
  batch(id: $id) { upload { rowsReceived tasksPublished } }
}`;

type Progress = { readonly rowsReceived: number; readonly tasksPublished: number };

type Step = {
  readonly step: string;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** Distinct figures that a page saw, which asks as long as the step takes. */
  readonly figuresSeen: number;
  /** Longest that such a question took. */
  readonly slowestAnswerMs: number;
};

type Pass = {
  readonly rows: number;
  readonly steps: readonly Step[];
  readonly peaks: readonly ProcessPeak[];
};

/** Runs a step and asks meanwhile as the page does. */
async function measure(
  step: string,
  rows: number,
  readFigure: () => Promise<number>,
  work: () => Promise<unknown>,
): Promise<Step> {
  const startedAt = performance.now();
  const seen = new Set<number>();
  let slowestAnswerMs = 0;
  const done = work().then(() => true);
  do {
    const askedAt = performance.now();
    seen.add(await readFigure());
    slowestAnswerMs = Math.max(slowestAnswerMs, Math.round(performance.now() - askedAt));
  } while (!(await Promise.race([done, pause(250, false)])));
  const seconds = Math.round((performance.now() - startedAt) / 10) / 100;
  const figuresSeen = [...seen].filter((figure) => figure > 0 && figure < rows).length;
  const rowsPerSecond = Math.round(rows / seconds);
  return { step, seconds, rowsPerSecond, figuresSeen, slowestAnswerMs };
}

async function runPass(
  cluster: RunningCluster,
  api: Api,
  rows: number,
  memory: MemoryWatch,
): Promise<Pass> {
  const typeId = await createTaskType(api, sentimentTerms(`A file of ${rows} rows`));
  const { id, uploadPath } = await createBatch(api, { typeId, name: `${rows} rows` });
  const ask = async () => {
    const { batch } = await api.graphql<{ batch: { upload: Progress } }>(progressQuery, { id });
    return batch.upload;
  };
  memory.enter('upload');
  const uploaded = await measure(
    'upload',
    rows,
    async () => (await ask()).rowsReceived,
    async () => {
      const report = await sendFile(api, uploadPath, rows);
      if (report.rowsReceived === rows && report.rowsBad === 0) return;
      throw new Error(`${report.rowsReceived} rows were received, ${report.rowsBad} of them bad.`);
    },
  );
  memory.enter('publish');
  const published = await measure(
    'publish',
    rows,
    async () => (await ask()).tasksPublished,
    async () => {
      await publishBatch(api, id);
      await pollUntil('it is open', async () => {
        const { status, progress } = await readBatch(api, id);
        return status === 'OPEN' && progress.tasks === rows;
      });
    },
  );
  memory.enter('answer');
  await seedAnswers(cluster, id, rows);
  memory.enter('export');
  let linesRead = 0;
  const exported = await measure(
    'export',
    rows,
    async () => {
      await ask();
      return linesRead;
    },
    async () => {
      const lines = await countResults(api, id, (count) => {
        linesRead = count;
      });
      if (lines !== rows) throw new Error(`${lines} of ${rows} answers were exported.`);
    },
  );
  return { rows, steps: [uploaded, published, exported], peaks: memory.takePeaks() };
}

async function addRequester(cluster: RunningCluster): Promise<Api> {
  const session = await signUp(cluster.gatewayUrl, {
    name: 'Requester',
    email: 'requester@example.org',
    password: 'only for the bench',
  });
  await openRole(session, 'REQUESTER');
  const api = await connectWithKey(session, 'bench', ['requester:read', 'requester:write']);
  await depositFunds(api, 100_000_000, 'deposit-of-the-bench');
  return api;
}

function compare(small: Pass, large: Pass) {
  return large.peaks.map(({ name, peakBytes }) => {
    const before = small.peaks.find((peak) => peak.name === name)?.peakBytes ?? peakBytes;
    const ratio = Math.round((peakBytes / before) * 100) / 100;
    return { name, smallBytes: before, largeBytes: peakBytes, ratio };
  });
}

const cluster = await startExchange();
try {
  const api = await addRequester(cluster);
  const memory = watchMemory(cluster);
  const passes: Pass[] = [];
  for (const rows of sizes) {
    const pass = await runPass(cluster, api, rows, memory);
    passes.push(pass);
    console.log(`A CSV file of ${rows} rows through the gateway`);
    printTable([
      ['', 'seconds', 'rows/s', 'progress seen', 'slowest answer, ms'],
      ...pass.steps.map((step) => [
        step.step,
        step.seconds,
        step.rowsPerSecond,
        `${step.figuresSeen} times`,
        step.slowestAnswerMs,
      ]),
    ]);
    console.log('');
    printTable([
      ['peak memory, MiB', ...(pass.peaks[0]?.phases ?? []).map(({ phase }) => phase)],
      ...pass.peaks.map(({ name, phases }) => [
        name,
        ...phases.map(({ peakBytes }) => mebibytes(peakBytes)),
      ]),
    ]);
    console.log('');
  }
  memory.stop();
  const [small, large] = passes;
  if (small === undefined || large === undefined) throw new Error('Nothing was measured.');
  const growth = compare(small, large);
  printTable([
    ['peak memory, MiB', `${small.rows} rows`, `${large.rows} rows`, 'ratio'],
    ...growth.map((each) => [
      each.name,
      mebibytes(each.smallBytes),
      mebibytes(each.largeBytes),
      each.ratio,
    ]),
  ]);
  const grown = growth.filter(({ ratio }) => ratio > mostGrowth).map(({ name }) => name);
  console.log(
    grown.length === 0
      ? `No process took more than ${mostGrowth} times the memory.`
      : `More than ${mostGrowth} times the memory: ${grown.join(', ')}.`,
  );
  if (grown.length > 0) process.exitCode = 1;
  writeResult('upload', out, { passes, growth });
} finally {
  await cluster.stop();
}
