import { describe, expect, it } from 'vitest';
import { createGate } from '../src/rpc/gate.ts';

describe('a gate', () => {
  it('bounds what runs and what waits', async () => {
    const gate = createGate(1, 1);
    const first = Promise.withResolvers<string>();
    const running = gate.run(() => first.promise);
    const waiting = gate.run(() => Promise.resolve('second'));
    await expect(gate.run(() => Promise.resolve('third'))).rejects.toMatchObject({
      code: 'OVERLOADED',
    });
    first.resolve('first');
    expect(await Promise.all([running, waiting])).toEqual(['first', 'second']);
    expect(await gate.run(() => Promise.resolve('fourth'))).toBe('fourth');
  });
});
