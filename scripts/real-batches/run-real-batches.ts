import { postInBrowser, type FileToPost } from '../../e2e/lib/post-in-browser.ts';
import { signIn } from '../lib/api-account.ts';
import type { Api } from '../lib/api-client.ts';
import { readBatch } from '../lib/api-requester.ts';
import { readEarnings } from '../lib/api-performer.ts';
import { waitFor } from '../lib/wait-for.ts';
import { writeCsv } from '../lib/write-csv.ts';
import { compareResults, type Comparison } from './compare-results.ts';
import { performRecordedWork } from './perform.ts';
import { postByApi } from './post-by-api.ts';
import type { RealBatch } from './real-batch.ts';
import { openRecordedAnswers } from './recorded-answers.ts';
import { makeScriptedPerformers, type ScriptedPerformer } from './scripted-performers.ts';

export type RealBatchReport = Comparison & {
  readonly file: string;
  readonly tasks: number;
  readonly local: number;
  readonly returned: number;
  readonly seconds: number;
};

type Options = {
  readonly baseUrl: string;
  readonly batches: readonly RealBatch[];
  readonly byApi: boolean;
  readonly say: (line: string) => void;
};

const performersPerNode = 5;
const performerNodes = 2;
const byteOrderMark = '\uFEFF';

/** Posts every file, has every recorded answer handed in, and compares what comes back. */
export async function runRealBatches(options: Options): Promise<readonly RealBatchReport[]> {
  const { baseUrl, batches, byApi, say } = options;
  const requester = {
    name: 'Recorded batches',
    email: `requester-${Date.now().toString(36)}@real-batches.example`,
    password: 'recorded-answers',
  };
  const files: FileToPost[] = batches.map(({ plan, terms, inputRows }) => ({
    terms,
    fileName: plan.file,
    csv: byteOrderMark + writeCsv(plan.inputs, inputRows),
  }));
  const answers = batches.reduce((sum, { inputRows }) => sum + inputRows.length, 0);
  const performers = await makeScriptedPerformers(baseUrl, {
    each: performersPerNode,
    partitions: performerNodes,
    pacePerHour: Math.ceil(answers / (performersPerNode * performerNodes)),
  });
  const nodes = new Set(performers.map(({ partitionId }) => partitionId));
  say(`${performers.length} performers, on ${[...nodes].sort().join(' and ')}`);
  const post = byApi ? postByApi : postInBrowser;
  const posted = await post(baseUrl, requester, depositDollars(batches), files, (file) =>
    say(`posted ${file.fileName} ${byApi ? 'by the API' : 'in the browser'}`),
  );
  const api = await signIn(baseUrl, requester);
  const reports: RealBatchReport[] = [];
  for (const [index, batch] of batches.entries()) {
    const ids = posted[index];
    if (ids === undefined) throw new Error(`${batch.plan.file} was not posted`);
    reports.push(await performAndCompare(api, performers, batch, ids));
    say(`answered ${batch.plan.file}`);
  }
  await requirePay(performers, batches);
  say('every performer was paid');
  return reports;
}

function depositDollars(batches: readonly RealBatch[]): number {
  const minor = batches.reduce(
    // A fifth goes to the exchange, at least a cent for each.
    (sum, { terms, inputRows }) => sum + inputRows.length * Math.ceil(terms.rewardMinor * 1.5),
    0,
  );
  return Math.ceil(minor / 100);
}

async function performAndCompare(
  requester: Api,
  performers: readonly ScriptedPerformer[],
  batch: RealBatch,
  { typeId, batchId }: { readonly typeId: string; readonly batchId: string },
): Promise<RealBatchReport> {
  const { file } = batch.plan;
  const startedAt = performance.now();
  const work = await performRecordedWork(performers, typeId, openRecordedAnswers(batch));
  const seconds = (performance.now() - startedAt) / 1_000;
  const { progress } = await waitFor(`all answers of ${file} to be decided`, 60_000, async () => {
    const found = await readBatch(requester, batchId);
    return found.status === 'COMPLETED' ? found : null;
  });
  const results = await requester.download(`/api/batches/${batchId}/results.csv`);
  return { file, tasks: progress.tasks, ...work, ...compareResults(batch, results), seconds };
}

/** The automatic approval pays: together the performers must have earned exactly every reward. */
async function requirePay(
  performers: readonly ScriptedPerformer[],
  batches: readonly RealBatch[],
): Promise<void> {
  const wanted = batches.reduce(
    (sum, { terms, inputRows }) => sum + terms.rewardMinor * inputRows.length,
    0,
  );
  await waitFor(`${wanted} cents to reach the performers`, 30_000, async () => {
    const earned = await Promise.all(performers.map(({ api }) => readEarnings(api)));
    return earned.reduce((sum, { available }) => sum + available, 0) === wanted ? wanted : null;
  });
}
