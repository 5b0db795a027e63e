import { ownerOf, userId } from '@exchange/kernel';
import { readQuestionFormAnswers } from '@exchange/templates';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedNode } from './file-flows.ts';
import { openServedNode } from './file-flows.ts';
import { openBatch, readBatch } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { pseudonyms } from './support.ts';

describe('results in the layouts of Mechanical Turk, and reviews as files', () => {
  let served: ServedNode;
  let node: TestNode;
  let requester: Requester;
  let address: string;
  beforeAll(async () => {
    served = await openServedNode(100_000);
    ({ node, requester, address } = served);
  });
  afterAll(() => served.close());

  const get = async (batchId: string, file: string) =>
    (
      await fetch(`${address}/batches/${batchId}/${file}`, { headers: { 'x-test': 'owner' } })
    ).text();
  const post = (batchId: string, path: string, body: string, who = 'owner') =>
    fetch(`${address}/batches/${batchId}/${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/csv', 'x-test': who },
    });
  const table = (text: string) => parse<Record<string, string>>(text, { columns: true });

  async function receive(count: number, answer: (index: number) => Record<string, unknown>) {
    const { typeId, batchId } = await openBatch(node, requester, count);
    const { leases } = await node.acquire({ typeId, slots: count });
    const sent = leases.map((lease, index) =>
      node.submission(lease as never, { answer: answer(index) }),
    );
    await node.deliver(sent);
    return { batchId, sent: sent.map(({ payload }) => payload) };
  }

  it('writes the columns of batch results with the names that pages know, rates included', async () => {
    const comment = '=1+1 "a"\nb';
    const { batchId, sent } = await receive(3, () => ({ sentiment: 'positive', comment }));
    const rows = table(await get(batchId, 'results.mturk.csv'));
    expect(Object.keys(rows[0] ?? {}).slice(0, 2)).toEqual(['HITId', 'HITTypeId']);
    expect(Object.keys(rows[0] ?? {}).slice(24)).toEqual([
      ...['LifetimeApprovalRate', 'Last30DaysApprovalRate', 'Last7DaysApprovalRate'],
      ...['Input.sentence', 'Answer.sentiment', 'Answer.comment', 'Approve', 'Reject'],
    ]);
    const first = sent[0];
    const performerKey = first?.performerKey ?? '';
    const row = rows.find(({ HITId }) => HITId === first?.taskId);
    expect(row).toMatchObject({
      AssignmentId: pseudonyms.assignment(first?.assignmentId ?? ''),
      WorkerId: pseudonyms.worker(requester.key, performerKey),
      AssignmentStatus: 'Submitted',
      LifetimeApprovalRate: '0% (0/0)',
      Reward: '$0.10',
      RequesterAnnotation: `BatchId:${batchId};`,
      WorkTimeInSeconds: '60',
      'Answer.comment': comment,
      Approve: '',
    });
    // Nobody can be followed from one requester's file to another's.
    expect(JSON.stringify(rows)).not.toContain(performerKey);

    const lines = (await get(batchId, 'results.mturk.jsonl')).trim().split('\n');
    const assignment = lines
      .map((line) => JSON.parse(line) as Record<string, string>)
      .find(({ AssignmentId }) => AssignmentId === row?.['AssignmentId']);
    expect(assignment).toMatchObject({ HITId: first?.taskId, AssignmentStatus: 'Submitted' });
    const answers = readQuestionFormAnswers(assignment?.['Answer'] ?? '');
    expect(answers.ok && answers.value).toContainEqual({
      identifier: 'comment',
      freeText: comment,
    });
    expect(answers.ok && answers.value).toContainEqual({
      identifier: 'sentiment',
      selections: ['positive'],
    });
  });

  it('previews a review, carries it out, and does nothing when it comes again', async () => {
    const { batchId } = await receive(5, () => ({ sentiment: 'negative' }));
    const rows = table(await get(batchId, 'results.mturk.csv'));
    const submissions = table(await get(batchId, 'results.csv'));
    const idOf = (index: number) => rows[index]?.['AssignmentId'] ?? '';
    const file = [
      'AssignmentId,Approve,Reject',
      `${idOf(0)},x,`,
      `${idOf(1)},,"Not what was asked, sorry"`,
      `${idOf(2)},x,too`,
      `${submissions[3]?.['SubmissionId'] ?? ''},x,`,
      `${idOf(4)},,`,
      '3NOBODYS,x,',
      `${idOf(3)},,Twice`,
    ].join('\r\n');
    const expected = {
      approve: 2,
      reject: 1,
      reasons: [{ reason: 'Not what was asked, sorry', count: 1 }],
      unchanged: 0,
      undecided: 1,
      problemsTotal: 3,
    };
    const preview = (await (await post(batchId, 'review/preview', file)).json()) as {
      problems: { line: number; message: string }[];
    };
    expect(preview).toMatchObject(expected);
    expect(preview.problems.map(({ line }) => line)).toEqual([4, 7, 8]);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ toReview: 5 });

    const clean = file.split('\r\n').slice(0, 7).join('\r\n');
    const done = (await (await post(batchId, 'review', clean)).text()).trim().split('\n');
    expect(JSON.parse(done[0] ?? '')).toEqual({ done: 0, of: 3, approved: 0, rejected: 0 });
    expect(JSON.parse(done.at(-1) ?? '')).toMatchObject({
      ...{ done: 3, of: 3, approved: 2, rejected: 1, finished: true },
      ...{ unchanged: 0, undecided: 1, problemsTotal: 2 },
    });
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      ...{ toReview: 2, approved: 2, rejected: 1 },
    });
    const after = table(await get(batchId, 'results.mturk.csv'));
    expect(after[1]).toMatchObject({
      AssignmentStatus: 'Rejected',
      RequesterFeedback: 'Not what was asked, sorry',
      LifetimeApprovalRate: '0% (0/1)',
    });
    expect(after[0]).toMatchObject({ LifetimeApprovalRate: '100% (1/1)', RejectionTime: '' });

    const again = (await (await post(batchId, 'review', clean)).text()).trim().split('\n');
    expect(JSON.parse(again.at(-1) ?? '')).toMatchObject({ of: 0, unchanged: 3, finished: true });
    const turned = `AssignmentId,Approve,Reject\n${idOf(1)},x,\n`;
    const refused = (await (await post(batchId, 'review/preview', turned)).json()) as object;
    expect(refused).toMatchObject({ approve: 0, problems: [{ line: 2, column: 'Approve' }] });
  });

  it('takes a review of many answers in several steps', async () => {
    const { batchId } = await receive(600, () => ({ sentiment: 'positive' }));
    const rows = table(await get(batchId, 'results.csv'));
    const file = ['SubmissionId\tApprove', ...rows.map((row) => `${row['SubmissionId']}\tX`)];
    const answer = await post(batchId, 'review', file.join('\n'));
    const steps = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { done: number }).done);
    expect(steps).toEqual([0, 250, 500, 600, 600]);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ approved: 600 });
  });

  it('lists the answers that fit a filter, page by page', async () => {
    const { batchId, sent } = await receive(6, (index) => ({
      sentiment: index % 2 === 0 ? 'positive' : 'negative',
      comment: `Room 10${index}`,
    }));
    const list = async (filter: object, first = 50, after: string | null = null) => {
      const { batch } = await requester.ask<{
        batch: {
          submissions: {
            edges: { node: { answer: { comment: string } } }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      }>(
        `query ($id: ID!, $filter: SubmissionFilter, $first: Int, $after: String) {
          batch(id: $id) { submissions(first: $first, after: $after, filter: $filter) {
            edges { node { answer } } pageInfo { hasNextPage endCursor } } } }`,
        { id: batchId, filter, first, after },
      );
      const { edges, pageInfo } = batch.submissions;
      return { rooms: edges.map(({ node: { answer } }) => answer.comment), ...pageInfo };
    };
    expect((await list({ contains: 'rOOm 103' })).rooms).toEqual(['Room 103']);
    expect((await list({ contains: '%' })).rooms).toEqual([]);
    expect((await list({ contains: '103', field: 'sentiment' })).rooms).toEqual([]);
    const { rooms, hasNextPage, endCursor } = await list({ contains: 'positive' }, 2);
    expect([rooms.length, hasNextPage]).toEqual([2, true]);
    const rest = await list({ contains: 'positive' }, 2, endCursor);
    expect([...rooms, ...rest.rooms].toSorted()).toEqual(['Room 100', 'Room 102', 'Room 104']);
    expect((await list({ performerId: userId(sent[1]?.performerKey ?? '') })).rooms).toEqual([
      'Room 101',
    ]);
    expect((await list({ performerId: 'nobody' })).rooms).toEqual([]);
    expect((await list({ taskId: sent[2]?.taskId })).rooms).toEqual(['Room 102']);
    expect((await list({ row: 2 })).rooms).toHaveLength(1);
    expect((await list({ row: 1 })).rooms).toHaveLength(0);
    const handedIn = new Date(node.clock.now().getTime() + 60_000);
    expect((await list({ since: handedIn.toISOString() })).rooms).toHaveLength(6);
    const later = new Date(handedIn.getTime() + 1).toISOString();
    expect((await list({ since: later })).rooms).toEqual([]);
    await expect(list({ contains: 'x'.repeat(201) })).rejects.toThrow('Shorten contains');
  });

  it('refuses files that are none, and everybody but the owner', async () => {
    const { batchId } = await receive(1, () => ({ sentiment: 'positive' }));
    const other = await receive(1, () => ({ sentiment: 'positive' }));
    const good = 'AssignmentId,Approve\nx,x\n';
    expect((await post(batchId, 'review', good, 'nobody')).status).toBe(401);
    expect((await post(batchId, 'review', good, 'reader')).status).toBe(403);
    expect((await post(batchId, 'review', good, 'stranger')).status).toBe(404);
    const wrong = await post(batchId, 'review', 'AssignmentId,Aprove\nx,x\n');
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('Did you mean');
    expect((await post(batchId, 'review', '')).status).toBe(400);
    const assignmentId = other.sent[0]?.assignmentId ?? '';
    expect(ownerOf(assignmentId)).not.toBeNull();
    const foreign = await post(
      batchId,
      'review/preview',
      `AssignmentId,Approve\n${assignmentId},x\n`,
    );
    expect(await foreign.json()).toMatchObject({ approve: 0, problemsTotal: 1 });
  });
});
