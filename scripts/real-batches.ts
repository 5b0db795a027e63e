// `npm run try:real-batches -- --folder <path>`: posts batches that requesters really posted, hands in
// the answers that people really gave, and requires the results to be equal, every one.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFailure, printTable } from './db-targets.ts';
import { projectRoot } from './lib/local-plan.ts';
import { startCluster } from './lib/start-cluster.ts';
import { filePlans } from './real-batches/file-plans.ts';
import { readRealBatch } from './real-batches/read-real-batch.ts';
import { runRealBatches, type RealBatchReport } from './real-batches/run-real-batches.ts';

const usage = `npm run try:real-batches -- [options]
  --folder DIR  where ${filePlans.map(({ file }) => file).join(', ')} are
  --url URL     an exchange that runs already; otherwise one is started for this and stopped again
  --api         post by the API instead of in a browser
  --keep        keep the data of the exchange that was started`;
const shownDifferences = 10;

function say(line: string): void {
  console.log(`• ${line}`);
}

function findFolder(named: string | undefined): string {
  if (named === undefined) throw new Error(`Say where the files are.\n\n${usage}`);
  const folder = resolve(named);
  const missing = filePlans.find(({ file }) => !existsSync(join(folder, file)));
  if (missing === undefined) return folder;
  throw new Error(
    `${join(folder, missing.file)} does not exist. The files are not part of the project: say where they are with --folder.\n\n${usage}`,
  );
}

function printReports(reports: readonly RealBatchReport[]): void {
  console.log('');
  printTable([
    ['file', 'rows', 'tasks', 'answers equal', 'from local stock', 'seconds'],
    ...reports.map((report) => [
      report.file,
      String(report.recorded),
      String(report.tasks),
      `${report.equal} of ${report.recorded}`,
      `${report.local} of ${report.recorded}`,
      report.seconds.toFixed(1),
    ]),
  ]);
  for (const { file, differences } of reports) {
    for (const difference of differences.slice(0, shownDifferences)) {
      console.error(`${file}: ${difference}`);
    }
  }
}

/** The invariants, on all databases of the exchange. */
async function runCheck(clusterFile: string | null): Promise<boolean> {
  console.log('');
  const check = spawn(process.execPath, [join(projectRoot, 'scripts', 'check.ts')], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(clusterFile === null ? {} : { EXCHANGE_CLUSTER_FILE: clusterFile }),
    },
  });
  const code = await new Promise<number | null>((done, fail) => {
    check.on('error', fail);
    check.on('close', done);
  });
  return code === 0;
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      url: { type: 'string' },
      api: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const folder = findFolder(values.folder);
  const batches = filePlans.map((plan) => readRealBatch(folder, plan));
  const keptFolder = values.keep ? mkdtempSync(join(tmpdir(), 'exchange-real-batches-')) : null;
  const cluster =
    values.url === undefined
      ? await startCluster({
          ...(keptFolder === null ? {} : { dataDir: keptFolder }),
          overrides: { supply: { maintenanceSeconds: 2 } },
        })
      : null;
  try {
    const baseUrl = values.url ?? cluster?.state().publicUrl ?? '';
    say(`the exchange at ${baseUrl}`);
    const reports = await runRealBatches({ baseUrl, batches, byApi: values.api, say });
    printReports(reports);
    const holds = await runCheck(cluster?.clusterFile ?? null);
    if (keptFolder !== null) say(`kept in ${keptFolder}`);
    const isGood = ({ differences, local, recorded }: RealBatchReport) =>
      differences.length === 0 && local === recorded;
    return holds && reports.every(isGood);
  } finally {
    await cluster?.stop();
  }
}

try {
  const good = await main();
  console.log(
    good ? '\nEvery answer came back equal, and all invariants hold.' : '\nNot all is well.',
  );
  // Connections that are kept open for reuse must not keep the command.
  process.exit(good ? 0 : 1);
} catch (error) {
  console.error(describeFailure(error));
  process.exit(1);
}
