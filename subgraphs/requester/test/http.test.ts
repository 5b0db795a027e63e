import { parse } from 'csv-parse/sync';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedNode } from './file-flows.ts';
import { openServedNode } from './file-flows.ts';
import { createBatch, createType, openBatch, readBatch } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { csvOf } from './support.ts';

describe('uploads and downloads over HTTP', () => {
  let served: ServedNode;
  let node: TestNode;
  let requester: Requester;
  let address: string;
  let port: number;
  beforeAll(async () => {
    served = await openServedNode(10_000);
    ({ node, requester, address, port } = served);
  });
  afterAll(() => served.close());

  const put = (batchId: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${address}/batches/${batchId}/rows`, {
      method: 'PUT',
      body,
      headers: { 'content-type': 'text/csv', 'x-test': 'owner', ...headers },
    });

  it('takes a file and gives the results back exactly as they were answered', async () => {
    const typeId = await createType(requester);
    const batchId = await createBatch(requester, typeId);
    const answer = await put(batchId, '\ufeffsentence,note\n"a, ""b""\nc",=1+1\nd,\n');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      rowsReceived: 2,
      rowsBad: 0,
      columns: ['sentence', 'note'],
    });
    await requester.ask(
      `mutation ($input: PublishBatchInput!) { publishBatch(input: $input) { __typename } }`,
      { input: { id: batchId } },
    );
    await node.runJob('roll-batches');
    const { leases } = await node.acquire({ typeId, slots: 2 });
    const comment = 'Line one,\r\nthen "quoted" ünd 🎈';
    await node.deliver([
      node.submission(leases[0] as never, { answer: { sentiment: 'positive', comment } }),
      node.submission(leases[1] as never, { answer: { sentiment: 'negative' } }),
    ]);
    const csv = await fetch(`${address}/batches/${batchId}/results.csv`, {
      headers: { 'x-test': 'reader' },
    });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const text = await csv.text();
    const rows = parse<Record<string, string>>(text, { columns: true });
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['TaskId', 'SubmissionId', 'PerformerId', 'Status', 'AcceptedAt', 'SubmittedAt'],
      ...['WorkSeconds', 'Surplus', 'Feedback', 'Input.sentence', 'Input.note'],
      ...['Answer.sentiment', 'Answer.comment'],
    ]);
    const first = rows.find((row) => row['Input.note'] === '=1+1');
    expect(first).toMatchObject({
      Status: 'SUBMITTED',
      WorkSeconds: '60',
      Surplus: 'false',
      'Input.sentence': 'a, "b"\nc',
      'Answer.sentiment': 'positive',
      'Answer.comment': comment,
    });
    const lines = await fetch(`${address}/batches/${batchId}/results.jsonl`, {
      headers: { 'x-test': 'owner' },
    });
    const objects = (await lines.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(objects).toHaveLength(2);
    expect(objects).toContainEqual(
      expect.objectContaining({ answer: { sentiment: 'positive', comment }, workSeconds: 60 }),
    );

    const combined = (file: string, who = 'reader') =>
      fetch(`${address}/batches/${batchId}/combined.${file}`, { headers: { 'x-test': who } });
    expect(await (await combined('csv')).text()).toContain('ask for it with combineAnswers');
    await requester.ask(
      `mutation ($input: CombineAnswersInput!) { combineAnswers(input: $input) { __typename } }`,
      { input: { id: batchId } },
    );
    expect(await (await combined('csv')).text()).toContain('try again shortly');
    await node.runJob('combine-answers');
    const table = parse<Record<string, string>>(await (await combined('csv')).text(), {
      columns: true,
    });
    expect(table).toEqual([
      expect.objectContaining({
        'Input.sentence': 'a, "b"\nc',
        'Combined.sentiment': 'positive',
        'Confidence.sentiment': '0.8',
        'Answers.sentiment': '1',
      }),
      expect.objectContaining({ 'Combined.sentiment': 'negative' }),
    ]);
    const objectsOf = (await (await combined('jsonl')).text()).trim().split('\n');
    expect(JSON.parse(objectsOf[1] ?? '')).toMatchObject({
      row: 3,
      combined: { sentiment: { value: 'negative', answers: 1, agreement: null } },
    });
    expect((await combined('csv', 'stranger')).status).toBe(404);
  });

  it('has a column for each name that answers to an HTML template hold', async () => {
    const form = { version: 1, kind: 'html', template: '<p>${sentence}</p>' };
    const typeId = await createType(requester, { form });
    const { taskType } = await requester.ask<{ taskType: Record<string, unknown> }>(
      `query ($id: ID!) { taskType(id: $id) { form template variables } }`,
      { id: typeId },
    );
    expect(taskType).toMatchObject({ template: form.template, variables: ['sentence'] });
    expect(taskType['form']).not.toHaveProperty('template');
    const batchId = await createBatch(requester, typeId);
    const wrong = await put(batchId, 'sentense\na\n');
    expect(await wrong.text()).toContain('The template uses ${sentence}');
    expect((await put(batchId, 'sentence\na\nb\n')).status).toBe(200);
    await requester.ask(
      `mutation ($input: PublishBatchInput!) { publishBatch(input: $input) { __typename } }`,
      { input: { id: batchId } },
    );
    await node.runJob('roll-batches');
    const { leases } = await node.acquire({ typeId, slots: 2 });
    await node.deliver([
      node.submission(leases[0] as never, { answer: { 'is.good': 'yes' } }),
      node.submission(leases[1] as never, { answer: { 'is.good': 'no', 'why-so': 'x|y' } }),
    ]);
    const csv = await fetch(`${address}/batches/${batchId}/results.csv`, {
      headers: { 'x-test': 'owner' },
    });
    const rows = parse<Record<string, string>>(await csv.text(), { columns: true });
    expect(rows.map((row) => [row['Answer.is.good'], row['Answer.why-so']]).toSorted()).toEqual([
      ['no', 'x|y'],
      ['yes', ''],
    ]);
  });

  it('streams results page by page without losing or repeating one', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 700);
    const { leases } = await node.acquire({ typeId, slots: 700 });
    await node.deliver(leases.map((lease) => node.submission(lease)));
    const csv = await fetch(`${address}/batches/${batchId}/results.csv`, {
      headers: { 'x-test': 'owner' },
    });
    const rows = parse<Record<string, string>>(await csv.text(), { columns: true });
    expect(new Set(rows.map((row) => row['TaskId'])).size).toBe(700);
    expect(rows).toHaveLength(700);
  });

  it('refuses who may not, and says what is wrong with a file', async () => {
    const typeId = await createType(requester);
    const batchId = await createBatch(requester, typeId);
    const statusOf = async (headers: Record<string, string>, id = batchId) =>
      (await put(id, csvOf(['a']), headers)).status;
    expect(await statusOf({ 'x-test': 'nobody' })).toBe(401);
    expect(await statusOf({ 'x-test': 'reader' })).toBe(403);
    expect(await statusOf({ 'x-test': 'stranger' })).toBe(404);
    expect(await statusOf({}, 'batch_x')).toBe(404);
    expect(await statusOf({ 'content-encoding': 'gzip' })).toBe(400);
    expect(await statusOf({ 'content-type': 'image/png' })).toBe(415);
    const results = await fetch(`${address}/batches/${batchId}/results.csv`, {
      headers: { 'x-test': 'stranger' },
    });
    expect(results.status).toBe(404);

    const wrong = await put(batchId, `sentnce\n${'a\n'.repeat(500_000)}`);
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({
      error: { code: 'BAD_USER_INPUT', problems: [{ column: 'sentence', suggestion: 'sentnce' }] },
    });
    expect(await readBatch(requester, batchId)).toMatchObject({ status: 'UPLOADING' });
  });

  it('leaves a batch whose connection broke to be uploaded again', async () => {
    const typeId = await createType(requester);
    const batchId = await createBatch(requester, typeId);
    const rows = Array.from({ length: 3_000 }, (_, index) => `row ${index}`);
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `PUT /batches/${batchId}/rows HTTP/1.1\r\nhost: x\r\nx-test: owner\r\n` +
        `content-type: text/csv\r\ncontent-length: 900000\r\n\r\n${csvOf(rows)}\n`,
    );
    const staged = () => node.partition.db.task.count({ where: { batchId } });
    await expect.poll(staged, { timeout: 10_000 }).toBeGreaterThanOrEqual(2_000);
    socket.destroy();
    const state = await fetch(`${address}/batches/${batchId}/rows`, {
      headers: { 'x-test': 'reader' },
    });
    expect(await state.json()).toMatchObject({
      rowsReceived: expect.any(Number) as number,
      bytesTotal: 900_000,
      resume: { from: 0 },
    });
    const stranger = await fetch(`${address}/batches/${batchId}/rows`, {
      headers: { 'x-test': 'stranger' },
    });
    expect(stranger.status).toBe(404);
    const goOn = (query: string, body: string) =>
      fetch(`${address}/batches/${batchId}/rows?${query}`, {
        method: 'PUT',
        body,
        headers: { 'content-type': 'text/csv', 'x-test': 'owner' },
      });
    expect((await goOn('from=-1', csvOf(rows))).status).toBe(400);
    expect((await goOn('from=0', csvOf(['another file']))).status).toBe(409);
    expect((await put(batchId, csvOf(['a', 'b']))).status).toBe(200);
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'DRAFT',
      upload: { tasks: 2, rowsReceived: 2 },
    });
    expect(await staged()).toBe(2);
  });
});
