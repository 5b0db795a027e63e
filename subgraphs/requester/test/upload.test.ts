import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRows, openTypedNode, uploadPieces } from './file-flows.ts';
import { createBatch, publish, readBalance, readBatch, upload } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { csvOf } from './support.ts';

describe('an upload', () => {
  let node: TestNode;
  let requester: Requester;
  let typeId: string;
  beforeAll(async () => {
    ({ node, requester, typeId } = await openTypedNode(1_000));
  });
  afterAll(() => node.close());

  async function uploadTo(file: string | Buffer, changes: object = {}) {
    const batchId = await createBatch(requester, typeId, changes);
    const report = await upload(node, requester, batchId, file);
    const { tasks, errors } = await listRows(node, batchId);
    return { batchId, report, tasks, errors, inputs: tasks.map((task) => task.input) };
  }

  it('drops the byte order mark, keeps line breaks in quotes and passes over empty lines', async () => {
    const file = '\ufeffsentence,source\r\n"one\r\ntwo, ""three""",a\r\n\r\n5" high,b\r\n';
    const { inputs, report } = await uploadTo(file);
    expect(inputs).toEqual([
      { sentence: 'one\r\ntwo, "three"', source: 'a' },
      { sentence: '5" high', source: 'b' },
    ]);
    expect(report).toEqual({ rowsReceived: 2, rowsBad: 0, columns: ['sentence', 'source'] });
  });

  it.each([
    [';', 'sentence;source\na,b;c'],
    ['tab', 'sentence\tsource\na,b\tc'],
    [',', '"sentence",source\n"a,b",c'],
  ])('finds out that %s is the delimiter', async (_, file) => {
    expect((await uploadTo(file)).inputs).toEqual([{ sentence: 'a,b', source: 'c' }]);
  });

  it('reports the line and column of every bad row and keeps the good ones', async () => {
    const file = Buffer.concat([
      Buffer.from('sentence,source\ngoöd,1\n"over\ntwo lines",2\nshort\nlong,1,2\n'),
      Buffer.from([0x61, 0xff, 0x2c, 0x33, 0x0a]),
      Buffer.from(`${'x'.repeat(65 * 1024)},4\nnul\0,5\nlast,6`),
    ]);
    const { errors, report, inputs } = await uploadTo(file);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [5, 'source'],
      [6, 'source'],
      [7, 'sentence'],
      [8, 'sentence'],
      [9, 'sentence'],
    ]);
    expect(errors[0]?.message).toBe('The row has 1 cell; the header has 2.');
    expect(report).toMatchObject({ rowsReceived: 8, rowsBad: 5 });
    expect(inputs).toHaveLength(3);
  });

  it('takes JSON lines and other encodings, and keeps what the values are', async () => {
    const lines =
      '{"sentence":"ä","source":["x",1]}\n{"sentence":"b\\u0000","source":1}\n{"sentence":"c"}';
    const { inputs, errors, report } = await uploadTo(Buffer.from(lines));
    expect(inputs).toEqual([
      { sentence: 'ä', source: ['x', 1] },
      { sentence: 'c', source: '' },
    ]);
    expect(errors).toMatchObject([{ line: 2, column: 'sentence' }]);
    expect(report).toEqual({ rowsReceived: 3, rowsBad: 1, columns: ['sentence', 'source'] });
    const old = Buffer.from('sentence;source\r\ngr\xfcn;\x80\r\n', 'latin1');
    expect((await uploadTo(old)).inputs).toEqual([{ sentence: 'grün', source: '€' }]);
  });

  it('reports where a quote is not closed, counts it as a bad row and keeps the rows before', async () => {
    const { errors, inputs, report } = await uploadTo('sentence\na\n"b\nc\nd');
    expect(errors).toMatchObject([{ line: 3, column: null }]);
    expect(inputs).toEqual([{ sentence: 'a' }]);
    expect(report).toMatchObject({ rowsReceived: 2, rowsBad: 1 });
  });

  it.each([
    ['behind empty lines', 'sentence,source\r\na,1\r\n\r\n\r\n"b\r\nc', 5],
    ['behind cells of several lines', 'sentence,source\n\n"a\nb","c\nd\ne', 4],
    ['at the very end', 'sentence,source\na,1\nb,"', 3],
  ])('names the line in which the quote opens %s', async (_, file, line) => {
    const { errors } = await uploadTo(file);
    expect(errors).toMatchObject([{ line, message: expect.stringContaining('in this line') }]);
  });

  it('counts empty lines of JSON lines too, in rows and in what is wrong', async () => {
    const file =
      '\n{"sentence":"a"}\n\n\r\n{"sentence":\n{"sentence":"b"}\n\n{"sentence":"c","x":1}';
    const { errors, tasks } = await uploadTo(file);
    expect(tasks.map(({ row, input }) => [row, input])).toEqual([
      [2, { sentence: 'a' }],
      [6, { sentence: 'b' }],
    ]);
    expect(errors.map(({ line }) => line)).toEqual([5, 8]);
  });

  it('refuses a header without a variable of the form and suggests what was meant', async () => {
    const batchId = await createBatch(requester, typeId);
    const refused = upload(node, requester, batchId, 'sentense,source\na,b');
    await expect(refused).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('Did you mean "sentense"?') as string,
      details: { problems: [{ line: 1, column: 'sentence', suggestion: 'sentense' }] },
    });
    await expect(upload(node, requester, batchId, '')).rejects.toThrow('is empty');
  });

  it('makes equal rows one task, wanted as often as the row occurs, across chunks', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => `row ${index % 1_200}`);
    const { batchId, tasks } = await uploadTo(csvOf(rows), {
      mergeEqualRows: true,
      assignmentsWanted: 2,
    });
    expect(tasks).toHaveLength(1_200);
    expect(tasks[0]).toMatchObject({ wanted: 6, available: 6, row: 2 });
    expect(tasks.at(-1)).toMatchObject({ wanted: 4 });
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      tasks: 1_200,
      wanted: 5_000,
      available: 5_000,
    });
  });

  it('starts over when it is sent again without more, also after a break, and shows progress', async () => {
    const batchId = await createBatch(requester, typeId);
    async function* breaking() {
      await Promise.resolve();
      const rows = Array.from({ length: 3_000 }, (_, index) => `row ${index}`);
      yield Buffer.from(`${csvOf(rows)}\n`);
      throw new Error('aborted');
    }
    const broken = uploadPieces(node, requester, batchId, breaking());
    await expect(broken).rejects.toThrow('broken off');
    const half = await readBatch(requester, batchId);
    expect(half.status).toBe('UPLOADING');
    expect(await publish(requester, batchId)).toMatchObject({ __typename: 'WrongState' });

    await upload(node, requester, batchId, csvOf(['a', 'b']));
    const again = await readBatch(requester, batchId);
    expect(again).toMatchObject({ status: 'DRAFT', upload: { rowsReceived: 2, tasks: 2 } });
    expect(await node.partition.db.task.count({ where: { batchId } })).toBe(2);
    expect(node.changes.some((change) => change.topics.includes(`batch:${batchId}`))).toBe(true);
  });

  it('ends when another upload of the same batch takes over', async () => {
    const batchId = await createBatch(requester, typeId);
    async function* slow() {
      yield Buffer.from(csvOf(['old 1', 'old 2']));
      await upload(node, requester, batchId, csvOf(['new']));
    }
    const overtaken = uploadPieces(node, requester, batchId, slow());
    await expect(overtaken).rejects.toMatchObject({ code: 'CONFLICT' });
    const { tasks } = await listRows(node, batchId);
    expect(tasks.map((task) => task.input)).toEqual([{ sentence: 'new' }]);
  });

  it('leaves what a later upload has staged when it clears too late', async () => {
    const batchId = await createBatch(requester, typeId);
    const { beginUpload, clearStaged } = await import('../src/store/stage-rows.ts');
    const old = { batchId, uploadId: 'overtaken' };
    const batch = { id: batchId, ownerKey: requester.key, uploadId: old.uploadId };
    await beginUpload(node.partition, { ...batch, bytesTotal: null });
    async function* later() {
      yield Buffer.from(`${csvOf(Array.from({ length: 1_500 }, (_, at) => `row ${at}`))}\n`);
      await clearStaged(node.partition, old);
    }
    await uploadPieces(node, requester, batchId, later());
    expect(await node.partition.db.task.count({ where: { batchId } })).toBe(1_500);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ tasks: 1_500 });
  });

  it('publishes despite bad rows only when told to, and reserves money for the good ones', async () => {
    const { batchId } = await uploadTo('sentence,source\na,1\nb\nc,3');
    expect(await publish(requester, batchId)).toMatchObject({ __typename: 'BatchHasBadRows' });
    const before = await readBalance(requester);
    expect(await publish(requester, batchId, true)).toMatchObject({
      __typename: 'PublishBatchSuccess',
    });
    expect((await readBalance(requester)).escrow).toBe(before.escrow + 24);
    expect(await publish(requester, batchId, true)).toMatchObject({ __typename: 'WrongState' });
    await expect(upload(node, requester, batchId, csvOf(['late']))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('publishes nothing when the money does not suffice', async () => {
    const { batchId } = await uploadTo(csvOf(Array.from({ length: 100 }, (_, at) => `${at}`)));
    const before = await readBalance(requester);
    const answer = await publish(requester, batchId);
    expect(answer.__typename).toBe('InsufficientFunds');
    expect(await readBalance(requester)).toEqual(before);
    expect((await readBatch(requester, batchId)).status).toBe('DRAFT');
  });
});
