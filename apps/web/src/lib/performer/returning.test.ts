import { expect, test } from 'vitest';
import { leaveOutReturning, returnActionId } from './returning.ts';

test('a task is no longer held from the moment that it is returned', () => {
  const held = [{ id: 'assignment_1' }, { id: 'assignment_2' }];
  const actions = [{ id: 'decision-1' }, { id: returnActionId('assignment_1') }];
  expect(leaveOutReturning(held, actions)).toEqual([{ id: 'assignment_2' }]);
  expect(leaveOutReturning(held, [])).toEqual(held);
});
