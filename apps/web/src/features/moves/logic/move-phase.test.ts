import { expect, test } from 'vitest';
import { phaseStates } from './move-phase.ts';

test('phases of a move that is copied are before, now and after', () => {
  expect(phaseStates({ state: 'COPYING', step: 3 })).toEqual([
    'done',
    'now',
    'next',
    'next',
    'next',
    'next',
  ]);
});

test('a finished move waits for the end of its old copy, then all is done', () => {
  expect(phaseStates({ state: 'CONCLUDED', step: 12 }).at(-1)).toBe('now');
  expect(phaseStates({ state: 'ERASED', step: 13 })).not.toContain('now');
});

test('a move that was given up shows how far it came and nothing to come', () => {
  expect(phaseStates({ state: 'CANCELLED', step: 4 })).toEqual([
    'done',
    'done',
    'stopped',
    'stopped',
    'stopped',
    'stopped',
  ]);
});
