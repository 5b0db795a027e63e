import { describe, expect, it } from 'vitest';
import { readGrantList } from './read-grant-list.ts';

const one = 'performer_p0123456789ab';
const two = 'performer_pba9876543210';

describe('a pasted list of performers', () => {
  it('gives each a value of their own, or the usual one', () => {
    expect(readGrantList(`performer,value\n${one}, 80\n\n${two}`, 1)).toEqual({
      ok: true,
      grants: [
        { performerId: one, value: 80 },
        { performerId: two, value: 1 },
      ],
    });
  });

  it('says which line cannot be read', () => {
    expect(readGrantList(`${one}\nAnna`, 1)).toMatchObject({ ok: false, line: 2 });
    expect(readGrantList(`${one},high`, 1)).toMatchObject({ ok: false, line: 1 });
    expect(readGrantList(' \n', 1)).toMatchObject({ ok: false });
    expect(readGrantList(`${one}\n`.repeat(501), 1)).toMatchObject({ ok: false, line: 501 });
  });
});
