import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { planNodeProcess } from '../lib/launch-plans.ts';

describe('the processes of a cluster', () => {
  it.each([false, true])('keep the heap near what is alive (development: %s)', (dev) => {
    const plan = planNodeProcess('apps/node/src/main.ts', ['--node', 'a'], {}, dev);
    const [first = '', ...rest] = plan.args;
    expect(first).toBe('--heap-growing-percent=50');
    expect(rest.slice(-3)).toEqual([expect.stringMatching(/main\.ts$/), '--node', 'a']);
    // Node.js ends with code 9 when its V8 does not know an option.
    const known = spawnSync(plan.command, [first, '--eval', '']);
    expect(known.status).toBe(0);
  });
});
