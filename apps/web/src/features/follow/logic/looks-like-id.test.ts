import { expect, test } from 'vitest';
import { looksLikeId } from './looks-like-id.ts';

test('ids are told from names and addresses', () => {
  expect(
    ['task_r4k8m2q9x1tz_01k9', 'r4k8m2q9x1tz0', '8c90392d-4143-4ea5-b06b-4a29d8de2c19'].every(
      looksLikeId,
    ),
  ).toBe(true);
  expect(['Mona', 'mona@example.org', 'rainy day', 'p1'].some(looksLikeId)).toBe(false);
});
