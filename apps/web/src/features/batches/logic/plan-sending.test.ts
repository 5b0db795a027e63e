import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReceivedUpload } from './plan-sending.ts';
import { planSending } from './plan-sending.ts';

const blockBytes = 1_000;
const bytes = Buffer.from(Array.from({ length: 3_500 }, (_, at) => at % 251));
const file = new Blob([bytes]);

function chainOf(blocks: number): string {
  let chain: Buffer = Buffer.alloc(32);
  for (let at = 0; at < blocks; at += 1) {
    const block = bytes.subarray(at * blockBytes, (at + 1) * blockBytes);
    chain = createHash('sha256').update(chain).update(block).digest();
  }
  return chain.toString('base64url');
}

const digest = (link: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', link);
const plan = (blob: Blob, state: ReceivedUpload) => planSending(blob, state, digest);

const received = (from: number, chain: string) => ({
  rowsReceived: 1,
  resume: { from, chain, blockBytes },
});

describe('sending a file to a batch', () => {
  it('sends all of it where nothing came before', async () => {
    expect(await planSending(file, { rowsReceived: 0, resume: null })).toEqual({ kind: 'whole' });
  });

  it('goes on behind the blocks that are the same', async () => {
    const chain = chainOf(3);
    expect(await plan(file, received(3_000, chain))).toEqual({
      kind: 'rest',
      from: 3_000,
      chain,
    });
  });

  it('knows another file by its content and by its size', async () => {
    const changed = Buffer.from(bytes);
    changed[1_234] = 0;
    const other = { kind: 'other' };
    expect(await plan(new Blob([changed]), received(3_000, chainOf(3)))).toEqual(other);
    expect(await plan(new Blob(['short']), received(3_000, chainOf(3)))).toEqual(other);
  });

  it('leaves the comparison to the exchange where a page cannot hash, or less than a block came', async () => {
    const all = { kind: 'rest', from: 0, chain: '' };
    expect(await planSending(file, received(3_000, chainOf(3)), null)).toEqual(all);
    expect(await planSending(file, received(0, chainOf(0)))).toEqual(all);
  });
});
