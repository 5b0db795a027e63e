import { describe, expect, it } from 'vitest';
import type { SendingFiles } from './send-files.ts';
import { sendFiles } from './send-files.ts';

const files = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'].map((name) => new File(['12'], name));

describe('sending many files', () => {
  it('sends a few at a time and says how far it is', async () => {
    let running = 0;
    let most = 0;
    const seen: SendingFiles[] = [];
    const end = await sendFiles(
      files,
      async () => {
        most = Math.max(most, (running += 1));
        await Promise.resolve();
        running -= 1;
      },
      (state) => seen.push(state),
      new AbortController().signal,
    );
    expect(end).toEqual({ files: 5, bytes: 10, filesDone: 5, bytesDone: 10, failed: [] });
    expect(most).toBe(3);
    expect(seen.map(({ filesDone }) => filesDone)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('goes on when one is refused, and says which and why', async () => {
    const send = ({ name }: File) =>
      name === 'b.png' ? Promise.reject(new Error('It is empty.')) : Promise.resolve();
    const end = await sendFiles(files, send, () => undefined, new AbortController().signal);
    expect(end.filesDone).toBe(5);
    expect(end.failed).toEqual([{ name: 'b.png', message: 'It is empty.' }]);
  });

  it('begins no other once it is stopped', async () => {
    const stopping = new AbortController();
    const sent: string[] = [];
    const end = await sendFiles(
      files,
      ({ name }) => {
        sent.push(name);
        stopping.abort();
        return Promise.resolve();
      },
      () => undefined,
      stopping.signal,
    );
    expect(end.filesDone).toBe(0);
    expect(sent.length).toBeLessThanOrEqual(3);
  });
});
