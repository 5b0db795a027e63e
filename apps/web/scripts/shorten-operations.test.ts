import { parse, print } from 'graphql';
import { expect, test } from 'vitest';
import { shorten } from './shorten-operations.ts';

test('a shortened operation means the same', () => {
  const text = `
    query Feed($after: String, $ids: [ID!]! = []) {
      feed(first: 30, after: $after) @include(if: true) {
        ...Fields
        node {
          ... on Task {
            id
          }
        }
      }
    }
  `;
  expect(print(parse(shorten(text)))).toBe(print(parse(text)));
  expect(shorten(text).length).toBeLessThan(text.length / 1.6);
});

test('comments and strings are left alone', () => {
  const text = '{ a # b\n c }';
  expect(shorten(text)).toBe(text);
  expect(shorten('{ a(b: "c  d") }')).toBe('{ a(b: "c  d") }');
});
