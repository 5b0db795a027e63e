import { describe, expect, it } from 'vitest';
import type { ReceivedUpload } from './plan-sending.ts';
import type { SendOptions, Wire } from './send-file.ts';
import { sendFile } from './send-file.ts';
import type { UploadOutcome } from './upload-rows.ts';

const file = new Blob(['sentence\na\nb\n']);
const nothing: ReceivedUpload = { rowsReceived: 0, resume: null };
const some = { rowsReceived: 1, resume: { from: 0, chain: 'x', blockBytes: 1_000 } };
const done: UploadOutcome = { kind: 'done', answer: { rowsReceived: 2, rowsBad: 0 } };
const broken: UploadOutcome = { kind: 'broken', message: 'The connection broke.' };

function wireOf(received: readonly ReceivedUpload[], outcomes: readonly UploadOutcome[]) {
  const asked = [...received];
  const left = [...outcomes];
  const sent: string[] = [];
  const pauses: number[] = [];
  const wire: Wire = {
    askReceived: () => {
      const next = asked.shift();
      return next === undefined ? Promise.reject(new Error('away')) : Promise.resolve(next);
    },
    send: (address) => {
      sent.push(address);
      return { finished: Promise.resolve(left.shift() ?? broken), stop: () => undefined };
    },
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  };
  return { wire, sent, pauses };
}

const options: SendOptions = { path: '/rows', file, startOver: false, onProgress: () => undefined };

describe('sending a file over a poor connection', () => {
  it('goes on by itself after breaks, from where the exchange says', async () => {
    const { wire, sent } = wireOf([nothing, some, some], [broken, broken, done]);
    expect(await sendFile(options, wire).finished).toEqual(done);
    expect(sent).toEqual(['/rows', '/rows?from=0&chain=', '/rows?from=0&chain=']);
  });

  it('gives up after some tries, each later than the one before', async () => {
    const { wire, pauses } = wireOf([nothing], []);
    expect((await sendFile(options, wire).finished).kind).toBe('broken');
    expect(pauses).toEqual([1_000, 3_000, 8_000]);
  });

  it('asks before it replaces the rows of another file, and starts over when told to', async () => {
    const other = { rowsReceived: 7, resume: { from: 5_000, chain: 'x', blockBytes: 1_000 } };
    const { wire } = wireOf([other], []);
    expect(await sendFile(options, wire).finished).toEqual({ kind: 'other', rowsReceived: 7 });
    const again = wireOf([], [done]);
    const outcome = await sendFile({ ...options, startOver: true }, again.wire).finished;
    expect(outcome).toEqual(done);
    expect(again.sent).toEqual(['/rows']);
  });

  it('sends nothing more once it is stopped', async () => {
    const { wire, sent } = wireOf([nothing], [done]);
    const sending = sendFile(options, wire);
    sending.stop();
    expect(await sending.finished).toEqual({ kind: 'stopped' });
    expect(sent).toEqual([]);
  });
});
