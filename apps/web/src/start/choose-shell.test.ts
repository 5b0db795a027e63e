import { expect, test } from 'vitest';
import { chooseShell } from './choose-shell.ts';

test('the bars are drawn ahead for those who have been here, and where a page says so', () => {
  expect(chooseShell(undefined, true)).toBe('list');
  expect(chooseShell(undefined, false)).toBe('bare');
  const page = { path: '/do/$', file: 'a', shell: 'focus', requests: () => [] } as const;
  expect(chooseShell(page, false)).toBe('focus');
});
