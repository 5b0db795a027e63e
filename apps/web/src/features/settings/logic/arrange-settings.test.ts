import { expect, test } from 'vitest';
import { arrangeSettings, isChanged } from './arrange-settings.ts';

const settings = [
  { path: 'supply.minTarget', value: '20', default: '20', meaning: 'Least stock of a type.' },
  { path: 'moves.atOnce', value: '8', default: '4', meaning: 'Moves into a partition at a time.' },
  { path: 'supply.grants', value: '"exclusive"', default: null, meaning: 'How tasks are lent.' },
];

test('settings stand below the part of the file they belong to', () => {
  expect(
    arrangeSettings(settings, '', false).map(({ name, settings: found }) => [name, found.length]),
  ).toEqual([
    ['supply', 2],
    ['moves', 1],
  ]);
});

test('they are found by name and by meaning', () => {
  const [found] = arrangeSettings(settings, 'STOCK supply', false);
  expect(found?.settings).toEqual([settings[0]]);
});

test('only what differs from its default counts as changed', () => {
  expect(settings.map(isChanged)).toEqual([false, true, false]);
  expect(arrangeSettings(settings, '', true)).toEqual([{ name: 'moves', settings: [settings[1]] }]);
});
