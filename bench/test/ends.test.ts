import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

/** A bench that has started two things and waits. */
const bench = `
  import { stopAtEnd } from ${JSON.stringify(new URL('../lib/ends.ts', import.meta.url).href)};
  stopAtEnd(async () => { console.log('the exchange stopped'); });
  stopAtEnd(async () => { console.log('the load stopped'); throw new Error('it was gone'); });
  const early = stopAtEnd(async () => { console.log('stopped early'); });
  await early();
  console.log('waiting');
  setInterval(() => undefined, 1_000);
`;

describe('a bench that is ended by a signal', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'stops what it started, the newest first and each once, at %s',
    async (signal) => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', bench], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.endsWith('waiting\n')) child.kill(signal);
      });
      const [code] = (await once(child, 'close')) as [number | null];
      expect(said.trim().split('\n')).toEqual([
        'stopped early',
        'waiting',
        'the load stopped',
        'the exchange stopped',
      ]);
      expect(code).toBe({ SIGTERM: 143, SIGINT: 130, SIGHUP: 129 }[signal]);
    },
  );
});
