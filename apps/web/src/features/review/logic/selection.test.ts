import { describe, expect, it } from 'vitest';
import { extendTo, keepListed, noSelection, toggleOne } from './selection.ts';

const listed = ['a', 'b', 'c', 'd'];

describe('selection', () => {
  it('ticks a range from the last tick in both directions', () => {
    const up = extendTo(toggleOne(noSelection, 'c'), 'a', listed);
    expect([...up.ids].toSorted()).toEqual(['a', 'b', 'c']);
    expect([...extendTo(up, 'b', listed).ids].toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('ticks one row when there is nothing to extend from', () => {
    expect([...extendTo(noSelection, 'b', listed).ids]).toEqual(['b']);
  });

  it('forgets rows that left the list', () => {
    const ticked = extendTo(toggleOne(noSelection, 'a'), 'd', listed);
    expect([...keepListed(ticked, ['b', 'd']).ids]).toEqual(['b', 'd']);
    expect(keepListed(ticked, listed)).toBe(ticked);
  });
});
