import { expect, it } from 'vitest';
import * as nodes from '../src/re2.ts';
import * as pages from '../src/re2-in-pages.ts';

const patterns = [{ regex: '^[a-z]+$', flags: 'i' }, { regex: '(?=a)b' }, { regex: '(' }];

it('lets patterns pass in pages until RE2 is there, and then decides as nodes do', async () => {
  expect(patterns.map((pattern) => pages.canRun(pattern))).toEqual([true, true, true]);
  expect(pages.isFound({ regex: '^[a-z]+$' }, '12')).toBe(true);
  await pages.prepareTextPatterns();
  expect(patterns.map((pattern) => pages.canRun(pattern))).toEqual([true, false, false]);
  expect(patterns.map((pattern) => nodes.canRun(pattern))).toEqual([true, false, false]);
  for (const text of ['ab', 'AB', '12', '']) {
    const pattern = { regex: '^[a-z]+$', flags: 'i' };
    expect(pages.isFound(pattern, text)).toBe(nodes.isFound(pattern, text));
  }
});
