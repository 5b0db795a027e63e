import { expect, test } from 'vitest';
import { findRankingProblem, readDimensions, readResponses } from '../src/rank/rankings.ts';

test('dimensions are read as templates write them', () => {
  expect(readDimensions(`[{"name":"Clarity","allowTie":true}, {name: 'Tone',}]`)).toEqual({
    ok: true,
    value: [
      { name: 'Clarity', allowTie: true },
      { name: 'Tone', allowTie: false },
    ],
  });
  for (const bad of [null, '', '[]', '["Clarity"]', '{"name":"Clarity"}', '[{']) {
    expect(readDimensions(bad)).toMatchObject({ ok: false });
  }
});

test('responses are texts, also twice the same', () => {
  expect(readResponses(`['Yes', 'Yes', 3]`)).toEqual({ ok: true, value: ['Yes', 'Yes', '3'] });
  for (const bad of [null, '[]', '[{}]', '"Yes"']) {
    expect(readResponses(bad)).toMatchObject({ ok: false });
  }
});

test('every response needs a rank, and one of its own unless ties are allowed', () => {
  const clarity = { name: 'Clarity', allowTie: false };
  expect(findRankingProblem(clarity, [1, null])).toContain('each response');
  expect(findRankingProblem(clarity, [1, 1])).toContain('the same rank');
  expect(findRankingProblem({ ...clarity, allowTie: true }, [1, 1])).toBe('');
  expect(findRankingProblem(clarity, [2, 1])).toBe('');
});
