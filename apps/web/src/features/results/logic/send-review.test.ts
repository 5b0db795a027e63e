import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendReview } from './send-review.ts';

function answerWith(pieces: readonly string[], status = 200): void {
  const body = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })));
}

const file = new File(['x'], 'review.csv');

describe('a review that is carried out', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('tells how far it is, however the lines arrive', async () => {
    answerWith(['{"done":0,"of":2}\n{"do', 'ne":2,"of":2}\n{"done":2,"finished":true}']);
    const seen: number[] = [];
    const end = await sendReview('b', file, ({ done }) => seen.push(done));
    expect(seen).toEqual([0, 2, 2]);
    expect(end.finished).toBe(true);
  });

  it('is not done when the answer ends before the report, or says that it broke off', async () => {
    answerWith(['{"done":0,"of":2}\n']);
    await expect(sendReview('b', file, () => undefined)).rejects.toThrow('same file again');
    answerWith(['{"done":1,"of":2,"error":{"message":"Busy."}}\n']);
    await expect(sendReview('b', file, () => undefined)).rejects.toThrow('Busy.');
    answerWith(['{"error":{"code":"BAD_USER_INPUT","message":"No column."}}'], 400);
    await expect(sendReview('b', file, () => undefined)).rejects.toThrow('No column.');
  });
});
