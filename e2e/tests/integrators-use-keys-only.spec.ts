import { parse } from 'csv-parse/sync';
import { connectWithKey, openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import {
  acceptTask,
  readEarnings,
  readFeed,
  submitAnswer,
} from '../../scripts/lib/api-performer.ts';
import {
  approveSubmissions,
  createTaskType,
  depositFunds,
  listSubmissions,
  postBatch,
  readBatch,
  readRequesterBalance,
  rejectSubmissions,
} from '../../scripts/lib/api-requester.ts';
import { describeType } from '../lib/small-type.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

const answers = ['positive', 'neutral', 'negative'] as const;
const csv = 'id,sentence\r\n1,It was lovely.\r\n2,It was a room.\r\n3,"Never again, said we."\r\n';

test('a program posts, works, decides and fetches results with API keys alone', async ({
  makePerson,
}) => {
  const requester = await programOf(makePerson('Key Requester'), 'REQUESTER');
  const performer = await programOf(makePerson('Key Performer'), 'PERFORMER');
  await depositFunds(requester, 1_000, 'first-deposit');
  await depositFunds(requester, 1_000, 'first-deposit');
  const terms = describeType({ title: `By program ${Date.now().toString(36)}`, rewardMinor: 20 });
  const typeId = await createTaskType(requester, terms);
  const batchId = await postBatch(requester, { typeId, name: 'By program' }, csv);
  expect(await readRequesterBalance(requester)).toEqual({ available: 928, escrow: 72 });

  await expect
    .poll(async () => (await readFeed(performer)).map((entry) => entry.typeId))
    .toContain(typeId);
  for (const sentiment of answers) {
    // Whether the slot is near or elsewhere depends on when maintenance ran: both must work.
    const assignment = await acceptTask(performer, typeId);
    await submitAnswer(performer, assignment?.id ?? '', { sentiment });
  }
  await expect.poll(async () => (await listSubmissions(requester, batchId)).length).toBe(3);
  const received = await listSubmissions(requester, batchId);
  const [first, second, third] = received.map(({ id }) => id);
  expect(await approveSubmissions(requester, [first ?? '', second ?? ''])).toBe(2);
  expect(await approveSubmissions(requester, [first ?? '', second ?? ''])).toBe(0);
  expect(await rejectSubmissions(requester, [third ?? ''], 'Not what was asked.')).toBe(1);

  await expect
    .poll(async () => readEarnings(performer))
    .toEqual({
      available: 40,
      pendingCount: 0,
    });
  expect(await readRequesterBalance(requester)).toEqual({ available: 952, escrow: 0 });
  await expect.poll(async () => (await readBatch(requester, batchId)).status).toBe('COMPLETED');
  const rows: Record<string, string>[] = parse(
    await requester.download(`/api/batches/${batchId}/results.csv`),
    { columns: true, bom: true },
  );
  expect(rows.map((row) => row['Answer.sentiment'] ?? '').sort()).toEqual([...answers].sort());
  const lines = await requester.download(`/api/batches/${batchId}/results.jsonl`);
  expect(lines.trim().split('\n')).toHaveLength(3);
});

test('a key can do what its scopes say and nothing more', async ({ makePerson }) => {
  const session = await signUp(exchangeUrl(), makePerson('Careful Requester'));
  await openRole(session, 'REQUESTER');
  const reader = await connectWithKey(session, 'reader', ['requester:read']);
  expect(await readRequesterBalance(reader)).toEqual({ available: 0, escrow: 0 });
  await expect(depositFunds(reader, 1_000, 'not-allowed')).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(readEarnings(reader)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(connectWithKey(reader, 'another', ['requester:write'])).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await readRequesterBalance(session)).toEqual({ available: 0, escrow: 0 });
});

async function programOf(
  person: { name: string; email: string; password: string },
  role: 'REQUESTER' | 'PERFORMER',
): Promise<Api> {
  const session = await signUp(exchangeUrl(), person);
  await openRole(session, role);
  const area = role.toLowerCase();
  return connectWithKey(session, 'program', [`${area}:read`, `${area}:write`]);
}
