import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { explainLogLine } from '../lib/log-lines.ts';
import { decideRestart } from '../lib/restart-policy.ts';
import { parseStartArgs } from '../lib/start-args.ts';
import { SupervisedProcess } from '../lib/supervised-process.ts';

describe('restarting a process that died', () => {
  function delaysOf(deaths: number): number[] {
    const delays: number[] = [];
    let failures = 0;
    for (let death = 0; death < deaths; death += 1) {
      const decision = decideRestart({ exitCode: 1, uptimeMs: 500, failuresBefore: failures });
      if (decision.kind === 'giveUp') throw new Error('gave up');
      delays.push(decision.delayMs);
      failures = decision.failures;
    }
    return delays;
  }

  it('waits 0.2 s first, then longer, never more than 5 s, and never gives up', () => {
    expect(delaysOf(8)).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
  });

  it('begins anew after a healthy time', () => {
    const decision = decideRestart({ exitCode: null, uptimeMs: 60_000, failuresBefore: 7 });
    expect(decision).toEqual({ kind: 'restart', delayMs: 200, failures: 1 });
  });

  it('is pointless when its configuration is wrong', () => {
    expect(decideRestart({ exitCode: 78, uptimeMs: 10, failuresBefore: 0 }).kind).toBe('giveUp');
  });
});

describe('a supervised process', () => {
  let folder = '';
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes back under another pid when it is killed, and stays away when it is stopped', async () => {
    folder = mkdtempSync(join(tmpdir(), 'exchange-supervised-'));
    const said: string[] = [];
    let relaunched: () => void = () => undefined;
    const back = new Promise<void>((resolve) => {
      relaunched = resolve;
    });
    const supervised = new SupervisedProcess(
      'sleeper',
      {
        command: process.execPath,
        args: ['-e', 'setInterval(() => undefined, 1000)'],
        cwd: folder,
        env: process.env,
        stopSignal: 'SIGTERM',
      },
      folder,
      {
        say: (line) => {
          said.push(line);
          if (line.includes('runs again')) relaunched();
        },
        changed: () => undefined,
      },
    );
    await supervised.launch();
    const first = supervised.pid;
    supervised.kill('SIGKILL');
    await back;
    expect(supervised.pid).not.toBe(first);
    expect(supervised.restarts).toBe(1);
    expect(said[0]).toBe('[sleeper] was ended by SIGKILL; it is started again in 0.2 s.');
    await supervised.stop(5_000);
    expect(supervised.pid).toBeNull();
    expect(supervised.restarts).toBe(1);
  });
});

describe('the console', () => {
  it('shows errors only, short', () => {
    expect(explainLogLine('{"level":30,"msg":"request"}')).toBeNull();
    expect(explainLogLine('{"level":50,"msg":"masked","err":{"message":"no route"}}')).toBe(
      'masked: no route',
    );
    expect(explainLogLine(`{"level":60,"msg":"${'x'.repeat(900)}"}`)?.length).toBe(240);
    expect(explainLogLine('2026 UTC [1] FATAL:  terminating connection due to x')).toBeNull();
    expect(explainLogLine('2026 UTC [1] PANIC:  could not write: No space left')).toContain(
      'PANIC',
    );
  });
});

describe('options of npm start', () => {
  it('are read, with the port from either place', () => {
    expect(parseStartArgs(['--empty', '--port', '4001'])).toMatchObject({
      empty: true,
      port: 4001,
    });
    expect(parseStartArgs([], '4002').port).toBe(4002);
    expect(parseStartArgs([], '').port).toBeNull();
  });

  it('that make no sense are refused with what to do', () => {
    expect(() => parseStartArgs(['--port', '99999'])).toThrow(/use a number from 1 to 65535/);
    expect(() => parseStartArgs(['--emtpy'])).toThrow(/--empty +without demo data/);
  });
});
