// `npm run bench:upload`: a large CSV file, made while it is sent, through the gateway to a batch.
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
import { watchMemory } from './lib/watch-memory.ts';
import { mebibytes } from './lib/process-memory.ts';
import { parseBenchArgs, printTable, writeResult } from './lib/report.ts';
import { sentimentTerms } from './lib/seed-work.ts';
import { pollUntil } from './lib/poll-until.ts';

const { out, numbers } = parseBenchArgs('upload', { rows: 200_000 });
const rows = Math.round(numbers['rows'] ?? 200_000);
const progressQuery = `query Progress($id: ID!) {
  batch(id: $id) { upload { rowsReceived bytesReceived tasks tasksPublished } }
}`;

type Progress = {
  readonly rowsReceived: number;
  readonly bytesReceived: number;
  readonly tasks: number;
  readonly tasksPublished: number;
};

function* makeCsv(onHalf: () => void): Generator<string> {
  yield 'id,sentence,source\n';
  for (let row = 0; row < rows; row += 500) {
    if (row >= rows / 2 && row - 500 < rows / 2) onHalf();
    let part = '';
    for (let line = row; line < Math.min(rows, row + 500); line += 1) {
      part += `${line},"Sentence ${line}, with a comma and a ""quote"", about as long as usual.",https://example.org/reviews/${line}\n`;
    }
    yield part;
  }
}

async function readProgress(api: Api, id: string): Promise<Progress> {
  const { batch } = await api.graphql<{ batch: { upload: Progress } }>(progressQuery, { id });
  return batch.upload;
}

/** Asks as the page does while something runs; gives the distinct figures that were seen. */
async function watchProgress(
  api: Api,
  id: string,
  figure: keyof Progress,
  work: Promise<unknown>,
): Promise<number[]> {
  const seen = new Set<number>();
  const done = work.then(() => true);
  do seen.add((await readProgress(api, id))[figure]);
  while (!(await Promise.race([done, pause(250, false)])));
  return [...seen].filter((value) => value > 0 && value < rows);
}

async function upload(
  api: Api,
  path: string,
  onHalf: () => void,
): Promise<{ rowsReceived: number; rowsBad: number }> {
  const encoder = new TextEncoder();
  const parts = makeCsv(onHalf);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
  const { credential } = api;
  const response = await fetch(new URL(path, api.baseUrl), {
    method: 'PUT',
    headers: {
      'content-type': 'text/csv',
      authorization: credential.kind === 'key' ? `Bearer ${credential.secret}` : '',
    },
    body,
    duplex: 'half',
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The upload was answered ${response.status}: ${text}`);
  return JSON.parse(text) as { rowsReceived: number; rowsBad: number };
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

const seconds = (since: number) => Math.round((performance.now() - since) / 10) / 100;

const cluster = await startExchange();
try {
  const api = await addRequester(cluster);
  const typeId = await createTaskType(api, sentimentTerms('A large file'));
  const { id, uploadPath } = await createBatch(api, { typeId, name: 'A large file' });
  const memory = watchMemory(cluster);

  const uploadStartedAt = performance.now();
  const uploading = upload(api, uploadPath, memory.half);
  const uploadSteps = await watchProgress(api, id, 'rowsReceived', uploading);
  const uploadSeconds = seconds(uploadStartedAt);
  const { rowsReceived, rowsBad } = await uploading;
  if (rowsReceived !== rows || rowsBad !== 0) {
    throw new Error(`${rowsReceived} rows were received, ${rowsBad} of them bad.`);
  }

  const publishStartedAt = performance.now();
  const publishing = publishBatch(api, id).then(() =>
    pollUntil('it is open', async () => {
      const { status, progress } = await readBatch(api, id);
      return status === 'OPEN' && progress.tasks === rows;
    }),
  );
  const publishSteps = await watchProgress(api, id, 'tasksPublished', publishing);
  const publishSeconds = seconds(publishStartedAt);
  const growth = memory.stop();

  const rowsPerSecond = Math.round(rows / uploadSeconds);
  console.log(`A CSV file of ${rows} rows through the gateway`);
  printTable([
    ['', 'seconds', 'rows/s', 'progress seen'],
    ['upload', uploadSeconds, rowsPerSecond, `${uploadSteps.length} times`],
    ['publish', publishSeconds, Math.round(rows / publishSeconds), `${publishSteps.length} times`],
  ]);
  console.log('');
  printTable([
    ['RSS MiB', 'before', 'peak to half of the file', 'peak', 'growth'],
    ...growth.map(({ name, beforeBytes, firstPeakBytes, peakBytes }) => [
      name,
      mebibytes(beforeBytes),
      mebibytes(firstPeakBytes),
      mebibytes(peakBytes),
      mebibytes(peakBytes - beforeBytes),
    ]),
  ]);
  writeResult('upload', out, {
    rows,
    uploadSeconds,
    rowsPerSecond,
    uploadSteps: uploadSteps.length,
    publishSeconds,
    publishSteps: publishSteps.length,
    memory: growth,
  });
} finally {
  await cluster.stop();
}
