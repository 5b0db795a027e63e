import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeUpload } from '../src/domain/upload/describe-upload.ts';
import { blockBytes, firstChain } from '../src/domain/upload/file-mark.ts';
import { mostRows } from '../src/domain/upload/stage.ts';
import type { Resumption } from '../src/domain/upload/skip-received.ts';
import { listRows, openTypedNode, uploadPieces } from './file-flows.ts';
import { createBatch, publish } from './flows.ts';
import type { Requester, TestNode } from './support.ts';

const text = 'a sentence of some length, said again and again. '.repeat(8);

function csvFile(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, at) =>
    at % 997 === 5 ? 'too,many,cells' : `"${at} ${text}\r\non two lines",${at}`,
  );
  return Buffer.from(`\ufeffsentence;source\r\n${lines.join('\r\n')}\r\n`.replaceAll(',', ';'));
}

function jsonFile(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, at) =>
    JSON.stringify({ sentence: `${at} ü ${text}`, source: at }),
  );
  return Buffer.from(lines.join('\n'));
}

describe('an upload that was broken off', () => {
  let node: TestNode;
  let requester: Requester;
  let typeId: string;
  beforeAll(async () => {
    ({ node, requester, typeId } = await openTypedNode(1_000));
  });
  afterAll(() => node.close());

  async function* piecesOf(file: Buffer, breaks: boolean) {
    await Promise.resolve();
    for (let at = 0; at < file.length; at += 60_013) yield file.subarray(at, at + 60_013);
    if (breaks) throw new Error('The network went away.');
  }

  const send = (
    batchId: string,
    file: Buffer,
    options: { resume?: Resumption; breaks?: boolean } = {},
  ) =>
    uploadPieces(node, requester, batchId, piecesOf(file, options.breaks ?? false), options.resume);

  const stateOf = async (batchId: string) =>
    describeUpload(await node.partition.db.batch.findUniqueOrThrow({ where: { id: batchId } }));

  async function describeRows(batchId: string) {
    const { tasks, errors } = await listRows(node, batchId);
    return {
      tasks: tasks.map(({ row, input }) => ({ row, input })),
      errors: errors.map(({ line, column, message }) => ({ line, column, message })),
    };
  }

  async function breakOff(file: Buffer, at: number): Promise<string> {
    const batchId = await createBatch(requester, typeId);
    await expect(send(batchId, file.subarray(0, at), { breaks: true })).rejects.toThrow('to go on');
    return batchId;
  }

  it.each([
    ['CSV with a mark, line breaks in quotes and bad rows', csvFile(8_000)],
    ['JSON lines', jsonFile(7_000)],
  ])('goes on with %s to the same rows and errors as one that was not', async (_, file) => {
    const whole = await createBatch(requester, typeId);
    await send(whole, file);

    const batchId = await breakOff(file, 1_800_000);
    expect(await publish(requester, batchId)).toMatchObject({ __typename: 'WrongState' });
    const first = await stateOf(batchId);
    expect(first.resume).toMatchObject({ from: blockBytes, blockBytes });
    expect(first.rowsReceived).toBeGreaterThan(1_000);
    // Broken off again before anything new came: nothing is lost by it.
    const { from, chain } = first.resume ?? { from: 0, chain: '' };
    const little = file.subarray(from, from + 1_000);
    await expect(
      send(batchId, little, { resume: { from, chain }, breaks: true }),
    ).rejects.toThrow();
    expect(await stateOf(batchId)).toEqual(first);
    const more = file.subarray(from, 2_700_000);
    await expect(send(batchId, more, { resume: { from, chain }, breaks: true })).rejects.toThrow();
    const second = await stateOf(batchId);
    expect(second.rowsReceived).toBeGreaterThan(first.rowsReceived);
    expect(second.resume?.from).toBe(2 * blockBytes);

    const report = await send(batchId, file.subarray(2 * blockBytes), {
      resume: { from: 2 * blockBytes, chain: second.resume?.chain ?? null },
    });
    expect(report).toEqual(await send(whole, file));
    expect(await describeRows(batchId)).toEqual(await describeRows(whole));
    expect((await stateOf(batchId)).resume).toBeNull();
  });

  it('goes on when the whole file is sent again, however little came before', async () => {
    const file = csvFile(3_000);
    for (const at of [600_000, 1_200_000]) {
      const batchId = await breakOff(file, at);
      const before = (await stateOf(batchId)).rowsReceived;
      expect(before).toBeGreaterThan(1_000);
      const report = await send(batchId, file, { resume: { from: 0, chain: null } });
      expect(report.rowsReceived).toBe(3_000);
      expect((await listRows(node, batchId)).tasks).toHaveLength(3_000 - report.rowsBad);
    }
  });

  it('marks a file so that its sender can tell whether it is the same', async () => {
    const file = jsonFile(6_000);
    const batchId = await breakOff(file, 2_500_000);
    let chain = Buffer.from(firstChain, 'base64url');
    for (const block of [0, 1]) {
      const bytes = file.subarray(block * blockBytes, (block + 1) * blockBytes);
      chain = createHash('sha256').update(chain).update(bytes).digest();
    }
    expect((await stateOf(batchId)).resume).toEqual({
      from: 2 * blockBytes,
      chain: chain.toString('base64url'),
      blockBytes,
    });
  });

  it('refuses another file, wherever it differs, and keeps what was received', async () => {
    const file = csvFile(5_000);
    const batchId = await breakOff(file, 1_500_000);
    const before = await stateOf(batchId);
    const { from, chain } = before.resume ?? { from: 0, chain: '' };
    const early = Buffer.from(file);
    early[500] = 0x78;
    const late = Buffer.from(file);
    late[from + 500] = 0x78;
    const refused = { code: 'CONFLICT' };
    for (const [other, resume] of [
      [early, { from: 0, chain: null }],
      [late.subarray(from), { from, chain }],
      [file.subarray(from), { from, chain: firstChain }],
      [file.subarray(2 * from), { from: 2 * from, chain }],
      [file.subarray(0, 900), { from: 0, chain: null }],
    ] as const) {
      await expect(send(batchId, other, { resume })).rejects.toMatchObject(refused);
      expect(await stateOf(batchId)).toEqual(before);
    }
    await send(batchId, file.subarray(from), { resume: { from, chain } });
    const after = send(batchId, file.subarray(from), { resume: { from, chain } });
    await expect(after).rejects.toMatchObject(refused);
  });

  it('does not go on behind letters of another encoding, of which the place is not known', async () => {
    const batchId = await createBatch(requester, typeId);
    const lines = Array.from({ length: 4_000 }, (_, at) => `gr\xfcn ${text};${at}`);
    const file = Buffer.from(`sentence;source\r\n${lines.join('\r\n')}`, 'latin1');
    const broken = send(batchId, file.subarray(0, 1_200_000), { breaks: true });
    await expect(broken).rejects.toThrow();
    expect(await stateOf(batchId)).toMatchObject({ resume: null });
    const resumed = send(batchId, file, { resume: { from: 0, chain: null } });
    await expect(resumed).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await send(batchId, file)).rowsReceived).toBe(4_000);
  });

  it('takes over from an upload that only seems to run', async () => {
    const file = csvFile(6_000);
    const batchId = await createBatch(requester, typeId);
    async function* stuck() {
      yield* piecesOf(file.subarray(0, 1_500_000), false);
      const { resume } = await stateOf(batchId);
      if (resume === null) throw new Error('Nothing was received.');
      await send(batchId, file.subarray(resume.from), { resume });
      yield file.subarray(1_500_000);
    }
    await expect(uploadPieces(node, requester, batchId, stuck())).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const { tasks } = await listRows(node, batchId);
    expect(new Set(tasks.map(({ row }) => row)).size).toBe(tasks.length);
    expect(tasks.at(-1)?.row).toBe(6_001);
  });

  it('counts what came before against the most rows of a batch', async () => {
    const file = csvFile(3_000);
    const batchId = await breakOff(file, 900_000);
    const { rowsReceived } = await stateOf(batchId);
    await node.partition.db.batch.update({
      where: { id: batchId },
      data: { rowsReceived: mostRows - (3_000 - rowsReceived) + 1 },
    });
    const resumed = send(batchId, file, { resume: { from: 0, chain: null } });
    await expect(resumed).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
