import { expect, test } from 'vitest';
import { countLeft, describeGroup, groupActions } from './describe-group.ts';

test('groups of moves are named by what they are for', () => {
  expect(describeGroup({ kind: 'drain', partitionId: 'p2', total: 90 })).toBe('Emptying p2');
  expect(describeGroup({ kind: 'list', total: 1 })).toBe('Moving 1 user');
  expect(describeGroup({ kind: 'take-back', total: 40 })).toBe('Taking back 40 users');
});

test('nothing is left of a group whose users moved, stayed or went back', () => {
  expect(countLeft({ total: 9, moved: 4, given: 2, takenBack: 1 })).toBe(2);
  expect(countLeft({ total: 2, moved: 1, given: 0, takenBack: 1 })).toBe(0);
});

test('a group can be changed as long as one of its moves can', () => {
  expect(groupActions([{ state: 'COPYING', count: 2 }])).toEqual(['PAUSE', 'CANCEL']);
  expect(groupActions([{ state: 'PAUSED', count: 1 }])).toEqual(['RESUME', 'CANCEL']);
  expect(groupActions([{ state: 'CONCLUDED', count: 5 }])).toEqual(['TAKE_BACK', 'SHORTEN_KEEP']);
  expect(groupActions([{ state: 'COPYING', count: 0 }])).toEqual([]);
});
