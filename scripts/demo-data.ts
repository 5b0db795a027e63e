// Fills a new exchange with people, batches and some finished work, so that no page is empty.
// The supervisor runs it at the first start; repeating it completes what is missing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { dataDirOf } from '@exchange/cluster/config';
import { describeFailure, listDatabaseTargets } from './db-targets.ts';
import { ageHistory } from './demo/age-history.ts';
import {
  demoPassword,
  demoPeople,
  obtainDemoPerson,
  type DemoPersonKey,
} from './demo/demo-people.ts';
import { doDemoWork, rightAnswer } from './demo/do-demo-work.ts';
import { obtainDemoBatch, type PostedDemoBatch } from './demo/obtain-demo-batch.ts';
import { makeLetterBatch } from './demo/letter-batch.ts';
import { obtainDemoQualifications } from './demo/obtain-qualifications.ts';
import { makeReceiptBatch } from './demo/receipt-batch.ts';
import { makeReviewBatch } from './demo/review-batch.ts';
import { reviewDemoWork } from './demo/review-demo-work.ts';
import { makeSearchBatch } from './demo/search-batch.ts';
import type { Api } from './lib/api-client.ts';
import { listPerformerPartitions, runMaintenance } from './lib/api-operator.ts';
import { readFeed } from './lib/api-performer.ts';
import { setOperator } from './lib/set-operator.ts';

/** Later performers look at work of their own node; the scripted ones need not wait for it long. */
const stockPatienceMs = 4_000;

async function obtainPeople(baseUrl: string): Promise<Record<DemoPersonKey, Api>> {
  const keys = Object.keys(demoPeople) as DemoPersonKey[];
  const people: [DemoPersonKey, Api][] = [];
  // One after the other, so that a policy by load sees where the one before went.
  for (const key of keys) people.push([key, await obtainDemoPerson(baseUrl, key)]);
  const directory = listDatabaseTargets().find(({ kind }) => kind === 'directory');
  if (directory === undefined) throw new Error('The cluster has no directory.');
  await setOperator(directory.url, demoPeople.operator.email, true);
  return Object.fromEntries(people) as Record<DemoPersonKey, Api>;
}

async function bringStockNear(operator: Api, performers: readonly Api[]): Promise<void> {
  const partitions = await listPerformerPartitions(operator);
  const giveUpAt = performance.now() + stockPatienceMs;
  while (performance.now() < giveUpAt) {
    await Promise.all(partitions.map((partition) => runMaintenance(operator, partition)));
    const feeds = await Promise.all(performers.map((performer) => readFeed(performer)));
    const isNear = (entries: (typeof feeds)[number]) =>
      entries.filter(({ localSlots }) => localSlots > 0).length >= 3;
    if (feeds.every(isNear)) return;
    await delay(250);
  }
}

async function doWork(
  { performer, performer2 }: Record<DemoPersonKey, Api>,
  batches: readonly [reviews: PostedDemoBatch, receipts: PostedDemoBatch, search: PostedDemoBatch],
): Promise<void> {
  const [reviews, receipts, search] = batches;
  let careless = true;
  await Promise.all([
    (async () => {
      await doDemoWork(performer, reviews, 20, rightAnswer);
      await doDemoWork(performer, receipts, 4, rightAnswer);
      await doDemoWork(performer, search, 8, rightAnswer);
    })(),
    (async () => {
      await doDemoWork(performer2, reviews, 14, (batch, input) => {
        const answer = rightAnswer(batch, input);
        if (!careless || answer['sentiment'] === 'neutral') return answer;
        careless = false;
        return { sentiment: 'neutral', comment: 'Not sure.' };
      });
      await doDemoWork(performer2, receipts, 10, rightAnswer);
      await doDemoWork(performer2, search, 6, rightAnswer);
    })(),
  ]);
}

function writeAccounts(): void {
  const accounts = Object.values(demoPeople).map(({ label, email }) => ({
    role: label,
    email,
    password: demoPassword,
  }));
  const path = join(dataDirOf(), 'demo-accounts.json');
  writeFileSync(path, `${JSON.stringify(accounts, null, 2)}\n`);
}

async function main(): Promise<void> {
  const baseUrl = process.env['EXCHANGE_GATEWAY_URL'] ?? 'http://127.0.0.1:4000';
  const people = await obtainPeople(baseUrl);
  writeAccounts();
  const oldHands = await obtainDemoQualifications(people);
  const [reviews, search, receipts] = await Promise.all([
    obtainDemoBatch(people.requester, makeReviewBatch()),
    obtainDemoBatch(people.requester, makeSearchBatch()),
    obtainDemoBatch(people.requester2, makeReceiptBatch()),
    obtainDemoBatch(people.requester2, makeLetterBatch(oldHands)),
  ]);
  await bringStockNear(people.operator, [people.performer, people.performer2]);
  await doWork(people, [reviews, receipts, search]);
  await Promise.all([
    reviewDemoWork(people.requester, reviews, { expected: 34, approve: 22, reject: 1 }),
    reviewDemoWork(people.requester2, receipts, { expected: 14, approve: 5, reject: 0 }),
  ]);
  await ageHistory();
}

await main().catch((error: unknown) => {
  console.error(`The demo data could not be filled in: ${describeFailure(error)}`);
  process.exitCode = 1;
});
