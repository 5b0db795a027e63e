import { describe, expect, it } from 'vitest';
import { createOwnerGate } from '../src/moves/owner-gate.ts';

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await Promise.resolve();
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

describe('the gate of a user who is about to be blocked', () => {
  it('tells when the requests under way have ended', async () => {
    const gate = createOwnerGate();
    const [one, other] = [await gate.enter('p1'), await gate.enter('p1')];
    const free = gate.whenFree('p1');
    one();
    one();
    expect(await isSettled(free)).toBe(false);
    other();
    expect(await isSettled(free)).toBe(true);
    expect(await isSettled(gate.whenFree('p1'))).toBe(true);
  });

  it('holds those who come while it is closed, and nobody else', async () => {
    const gate = createOwnerGate();
    const [open, alsoOpen] = [gate.close('p1'), gate.close('p1')];
    const entered = gate.enter('p1');
    expect(await isSettled(gate.enter('p2'))).toBe(true);
    open();
    expect(await isSettled(entered)).toBe(false);
    alsoOpen();
    const leave = await entered;
    const free = gate.whenFree('p1');
    expect(await isSettled(free)).toBe(false);
    leave();
    expect(await isSettled(free)).toBe(true);
  });
});
