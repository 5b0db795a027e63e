import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  limits,
  listGrantableIds,
  nameQualifications,
  parseCriteria,
  readCriteria,
} from '../src/index.ts';
import * as any from './arbitraries.ts';

const exists = { kind: 'qualification', id: 'qualification_a', comparator: 'Exists' };
const asking = (rule: unknown) => ({ version: 1, requirements: [{ rule }] });
const problemsOf = (value: unknown) => {
  const parsed = parseCriteria(value);
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
};
const nest = (depth: number): unknown =>
  depth === 0 ? exists : { kind: 'all', rules: [nest(depth - 1)] };

describe('criteria that somebody wrote', () => {
  it('may be left out', () => {
    const none = { ok: true, value: { version: 1, requirements: [] } };
    expect([parseCriteria(null), parseCriteria(undefined), parseCriteria({})]).toEqual([
      none,
      none,
      none,
    ]);
  });

  it('come back in a canonical form that parses to itself', () => {
    fc.assert(
      fc.property(any.criteria, (criteria) => {
        const once = parseCriteria(criteria);
        expect(once).toEqual({ ok: true, value: criteria });
        const stored: unknown = JSON.parse(JSON.stringify(criteria));
        expect(readCriteria(stored)).toEqual(criteria);
      }),
    );
  });

  it('are refused with places and words, whatever they are, and never break the reader', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const given of [value, asking(value), { version: 1, requirements: value }]) {
          const parsed = parseCriteria(given);
          if (!parsed.ok) expect(parsed.problems[0]?.message).toMatch(/\.$/);
        }
        readCriteria(value);
      }),
    );
  });

  it.each([
    ['text', 'none', ['']],
    ['another version', { version: 2, requirements: [] }, ['version']],
    ['no list', { version: 1, requirements: {} }, ['requirements']],
    ['a key too many', { version: 1, requirements: [], note: 1 }, ['note']],
    ['an unknown kind', asking({ kind: 'mood' }), ['requirements.0.rule.kind']],
    ['an empty group', asking({ kind: 'all', rules: [] }), ['requirements.0.rule.rules']],
    ['no id', asking({ ...exists, id: '' }), ['requirements.0.rule.id']],
    ['an unknown system id', asking({ ...exists, id: 'system:x' }), ['requirements.0.rule.id']],
    ['a value too many', asking({ ...exists, values: [1] }), ['requirements.0.rule.values']],
    [
      'a fraction',
      asking({ ...exists, comparator: 'EqualTo', values: [1.5] }),
      ['requirements.0.rule.values.0'],
    ],
    [
      'sixteen values',
      asking({ ...exists, comparator: 'In', values: Array.from({ length: 16 }, (_, i) => i) }),
      ['requirements.0.rule.values'],
    ],
    [
      'a place in words',
      asking({ kind: 'area', places: ['Germany'] }),
      ['requirements.0.rule.places.0'],
    ],
    [
      'a point off the Earth',
      asking({ kind: 'near', latitude: 91, longitude: 0, radiusKm: 5, label: 'x' }),
      ['requirements.0.rule.latitude'],
    ],
    ['no capability', asking({ kind: 'device' }), ['requirements.0.rule.needs']],
    ['groups five deep', asking(nest(5)), ['requirements.0.rule.rules.0.rules.0.rules.0.rules.0']],
    [
      'eleven requirements',
      { version: 1, requirements: Array(11).fill({ rule: exists }) },
      ['requirements'],
    ],
    [
      '51 conditions',
      {
        version: 1,
        requirements: [{ rule: { kind: 'any', rules: Array(50).fill(exists) } }, { rule: exists }],
      },
      ['requirements'],
    ],
  ])('with %s are refused', (_, value, paths) => {
    expect(problemsOf(value)).toEqual(paths);
  });

  it('may nest as deep as is allowed', () => {
    expect(problemsOf(asking(nest(limits.depth)))).toEqual([]);
  });

  it('get the names of their qualifications from who knows them, not from the writer', () => {
    const parsed = parseCriteria(asking({ kind: 'any', rules: [{ ...exists, name: 'A lie' }] }));
    if (!parsed.ok) throw new Error('It should be accepted.');
    expect(listGrantableIds(parsed.value)).toEqual(['qualification_a']);
    const named = nameQualifications(parsed.value, new Map([['qualification_a', 'Reads Greek']]));
    expect(JSON.stringify(named)).toContain('Reads Greek');
    expect(JSON.stringify(named)).not.toContain('A lie');
  });
});
