import { ExchangeError } from '@exchange/kernel';
import { createLogger } from '@exchange/service';
import type { TransferSource } from '@exchange/transfer';
import { describe, expect, it, vi } from 'vitest';
import { createMoveHandlers, type MoveHandlersOptions } from '../src/moves/move-handlers.ts';
import { createOwnerGate } from '../src/moves/owner-gate.ts';
import { createOperationLine } from '../src/operation-line.ts';

const ownerKey = 'r000000000000';
const call = {
  partitionId: 'r1',
  move: { moveId: 'move', ownerKey, attempt: 1 },
  waitMs: 10,
  limits: { rows: 1, bytes: 1 },
};
const meta = { requestId: 'request', caller: 'requester-2' };

function openHandlers() {
  const gate = createOwnerGate();
  const asked = Promise.withResolvers<never>();
  const block = vi.fn<TransferSource['block']>();
  const options = {
    database: { query: () => asked.promise, clock: { pinned: () => null } },
    directory: { isServedBy: () => Promise.resolve(true) },
    sources: new Map([['r1', { block }]]),
    gate,
    line: createOperationLine({ atOnce: 1, longestMs: 1_000 }),
    onBlocked: vi.fn<() => void>(),
    log: createLogger('test', { logLevel: 'silent' }),
  };
  const handlers = createMoveHandlers(options as unknown as MoveHandlersOptions);
  return { gate, asked, block, onBlocked: options.onBlocked, handlers };
}

describe('a block that is asked for while the directory does not answer', () => {
  it('is not begun, and lets the requests of the user in again', async () => {
    const { gate, asked, block, onBlocked, handlers } = openHandlers();
    const blocking = handlers.moveBlock?.(call, meta);
    const entering = gate.enter(ownerKey);
    await expect(blocking).resolves.toEqual({ last: null });
    const leave = await entering;
    leave();
    expect(onBlocked).toHaveBeenCalledOnce();
    // A late answer is heard by nobody, and no answer either.
    asked.reject(new ExchangeError('UNAVAILABLE', 'The directory is away.'));
    await expect(asked.promise).rejects.toThrow('away');
    expect(block).not.toHaveBeenCalled();
  });

  it('is refused at once when the directory cannot be asked', async () => {
    const { gate, asked, handlers } = openHandlers();
    const blocking = handlers.moveBlock?.(call, meta);
    asked.reject(new ExchangeError('UNAVAILABLE', 'The directory is away.'));
    await expect(blocking).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    (await gate.enter(ownerKey))();
  });
});
