import { expect, it } from 'vitest';
import { termsInWords } from './terms-in-words.ts';

it('terms of a qualification are told in words', () => {
  expect(termsInWords({ requestable: false })).toBe('Only you give it.');
  expect(termsInWords({ requestable: true, retryDelaySeconds: 86_400 })).toBe(
    'Performers ask for it and you answer. After a refusal they can ask again in 1 d.',
  );
  expect(termsInWords({ requestable: true, autoGrantValue: 5 })).toContain('with the value 5');
});
