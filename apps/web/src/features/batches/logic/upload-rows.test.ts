import { describe, expect, it } from 'vitest';
import { readOutcome } from './upload-rows.ts';

describe('outcome of an upload', () => {
  it('takes the counts of a good answer', () => {
    expect(readOutcome(200, '{"rowsReceived":5,"rowsBad":1}')).toEqual({
      kind: 'done',
      answer: { rowsReceived: 5, rowsBad: 1 },
    });
  });

  it('shows the words of the server when it refuses', () => {
    expect(readOutcome(413, '{"error":{"code":"TOO_LARGE","message":"At most 200 MB."}}')).toEqual({
      kind: 'failed',
      message: 'At most 200 MB.',
    });
  });

  it('has words of its own when the answer is no JSON, and takes what passes for a break', () => {
    expect(readOutcome(400, '<html>').kind).toBe('failed');
    expect(readOutcome(502, '<html>').kind).toBe('broken');
  });
});
