import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { planNodeProcess } from '../lib/launch-plans.ts';

describe('the processes of a cluster', () => {
  it.each([false, true])('keep the heap near what is alive (development: %s)', (dev) => {
    const plan = planNodeProcess('apps/node/src/main.ts', ['--node', 'a'], {}, dev);
    const options = plan.args.slice(0, 2);
    expect(options).toEqual(['--heap-growing-percent=50', '--max-semi-space-size=16']);
    expect(plan.args.slice(-3)).toEqual([expect.stringMatching(/main\.ts$/), '--node', 'a']);
    // Node.js ends with code 9 when its V8 does not know an option.
    const known = spawnSync(plan.command, [...options, '--eval', '']);
    expect(known.status).toBe(0);
  });
});
