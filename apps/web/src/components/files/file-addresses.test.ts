import { describe, expect, it } from 'vitest';
import { addressOf } from './file-addresses.tsx';

describe('the address of what a row refers to', () => {
  it('is a web address as it is, and nothing for other texts', () => {
    expect(addressOf(' https://example.org/a.jpg ', null)).toBe('https://example.org/a.jpg');
    for (const text of ['', 'a cat', 'javascript:alert(1)', '../x.jpg', 'a/b.jpg', 'noending']) {
      expect([text, addressOf(text, null)]).toEqual([text, null]);
    }
  });

  it('leads to an uploaded file through what is shown', () => {
    expect(addressOf('größe 1.jpg', null)).toBe('/api/files/gr%C3%B6%C3%9Fe%201.jpg');
    expect(addressOf('s3://bucket/folder/cat.jpg', { kind: 'assignment', id: 'asg_1' })).toBe(
      '/api/shown-files?assignment=asg_1&name=s3%3A%2F%2Fbucket%2Ffolder%2Fcat.jpg',
    );
  });
});
