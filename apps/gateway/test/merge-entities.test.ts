import { describe, expect, it } from 'vitest';
import { mergeEntities } from '../src/routing/merge-entities.ts';

describe('the answer of a node about some of the entities', () => {
  it('names who moved once, however many of their fields it refused', () => {
    const refuse = (field: string) => ({
      message: 'The user lives on another node.',
      path: ['_entities', 0, field],
      extensions: { code: 'USER_MOVED' },
    });
    const answer = {
      data: { _entities: [{ row: null, input: null }] },
      errors: [refuse('row'), refuse('input')],
    };
    const whole = { entities: [null, null, null], errors: [] };
    expect(mergeEntities(whole, [2], answer)).toEqual([2]);
    expect(whole.errors).toEqual([]);
  });
});
