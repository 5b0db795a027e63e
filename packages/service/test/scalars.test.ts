import { Kind, parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { scalars } from '../src/index.ts';

const refused = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as Error;

describe('scalars', () => {
  it('take instants with an offset only', () => {
    const { DateTime } = scalars;
    const at = new Date('2026-11-22T10:00:00Z');
    expect(DateTime.parseValue('2026-11-22T11:00:00+01:00')).toEqual(at);
    expect(DateTime.parseLiteral({ kind: Kind.STRING, value: '2026-11-22T10:00Z' })).toEqual(at);
    expect(DateTime.serialize(at)).toBe('2026-11-22T10:00:00.000Z');
    for (const bad of ['2026-11-22T10:00:00', '2026-13-22T10:00:00Z', 'soon', 1, null]) {
      expect(() => DateTime.parseValue(bad)).toThrow(refused);
    }
  });

  it('take whole numbers that are held exactly, and narrow bigints on their way out', () => {
    const { SafeInt } = scalars;
    expect(SafeInt.serialize(12n)).toBe(12);
    for (const bad of [1.5, 2 ** 53, '1', 12n]) {
      expect(() => SafeInt.parseValue(bad)).toThrow(refused);
    }
  });

  it('read JSON literals with variables, and keep odd keys plain data', () => {
    const literal = parseValue('{ a: [1, 2.5, true, null, "x"], __proto__: { b: 1 }, c: $v }');
    const value = scalars.JSON.parseLiteral(literal, { v: 'given' });
    expect(JSON.parse(JSON.stringify(value))).toEqual(
      JSON.parse('{ "a": [1, 2.5, true, null, "x"], "__proto__": { "b": 1 }, "c": "given" }'),
    );
    expect(({} as { b?: number }).b).toBeUndefined();
  });
});
