import { expect, test } from 'vitest';
import { findById } from './find-by-id.ts';
import { matchWords } from './match-words.ts';

test('words match the beginnings of words, in any order, whatever the case and accents', () => {
  expect(matchWords('rev nov', 'Reviews of household goods, November')).toBe(true);
  expect(matchWords('cafe', 'Café receipts')).toBe(true);
  expect(matchWords('goods hats', 'Reviews of household goods')).toBe(false);
  expect(matchWords('', 'Anything')).toBe(true);
});

test('a pasted id leads to its page', () => {
  expect(findById(' batch_r00thbarncd85_01m81r1nfwk0 ', 'REQUESTER')).toMatchObject({
    kind: 'Batch',
    to: '/batches/batch_r00thbarncd85_01m81r1nfwk0',
  });
  expect(findById('assignment_pe73_01m8', 'PERFORMER')?.to).toBe('/do/assignment_pe73_01m8');
});

test('operators follow any id through the nodes', () => {
  for (const id of ['task_r00thbarncd85_01m81r1nfwk0', 'p4npztzy4nh0k']) {
    expect(findById(id, 'OPERATOR')).toMatchObject({ to: '/ops/find', search: { id } });
  }
  expect(findById('p1', 'OPERATOR')).toBeNull();
});

test('other words are no id, and no path can be smuggled in', () => {
  for (const words of ['batch', 'batch_1', 'user_a_b', 'batch_a_b/../../x', 'Batch_a_b']) {
    expect([words, findById(words, null)]).toEqual([words, null]);
  }
});
