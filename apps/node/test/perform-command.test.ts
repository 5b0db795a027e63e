import { ExchangeError } from '@exchange/kernel';
import { newMove } from '@exchange/moves';
import { createLogger } from '@exchange/service';
import { MoveRefusedError } from '@exchange/transfer';
import { describe, expect, it } from 'vitest';
import { performCommand, type MovePlaces } from '../src/moves/perform-command.ts';

const move = newMove({
  ...{ id: 'move', ownerKey: 'r000000000000', from: 'r1', to: 'r2' },
  ...{ base: 'none', takesBack: null },
});

function departAgainst(error: Error) {
  const places = {
    source: { beginDeparture: () => Promise.reject(error) },
    settings: {},
    log: createLogger('test', { logLevel: 'silent' }),
  };
  const known = { move, now: () => 0 };
  return performCommand(places as unknown as MovePlaces, { at: 'source', do: 'depart' }, known);
}

describe('a step that a node answers with an error', () => {
  it.each(['UNAVAILABLE', 'CONFLICT'] as const)(
    'waits, and says why, when the node is of another version (%s)',
    async (code) => {
      const text = 'This node speaks version 1 of the contract between nodes.';
      expect(await departAgainst(new ExchangeError(code, text))).toEqual({
        kind: 'failed',
        error: `source, depart: ${text}`,
        passes: true,
      });
    },
  );

  it('is refused when the step is stale or does not fit', async () => {
    expect(await departAgainst(new MoveRefusedError('stale', 'Later.'))).toMatchObject({
      kind: 'refused',
      reason: 'stale',
    });
    expect(await departAgainst(new MoveRefusedError('state', 'Early.'))).toMatchObject({
      kind: 'refused',
      reason: 'wrong-state',
    });
  });
});
