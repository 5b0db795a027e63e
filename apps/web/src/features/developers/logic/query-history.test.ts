import { describe, expect, it } from 'vitest';
import { addToHistory, loadHistory, summarise } from './query-history.ts';

describe('history of the explorer', () => {
  it('keeps each request once, newest first, and not more than fifty', () => {
    let history = addToHistory([], { query: 'a', variables: '', atMs: 1 });
    history = addToHistory(history, { query: 'b', variables: '', atMs: 2 });
    history = addToHistory(history, { query: 'a', variables: '', atMs: 3 });
    expect(history.map((entry) => entry.query)).toEqual(['a', 'b']);
    for (let at = 0; at < 60; at += 1) {
      history = addToHistory(history, { query: `q${at}`, variables: '', atMs: at });
    }
    expect(history).toHaveLength(50);
  });

  it('survives a storage that holds something else', () => {
    expect(loadHistory({ getItem: () => '{' })).toEqual([]);
    expect(
      loadHistory({ getItem: () => '[1,{"query":"a","variables":"","atMs":1}]' }),
    ).toHaveLength(1);
  });

  it('summarises without comments and line breaks', () => {
    expect(summarise('# hello\nquery {\n  viewer { id }\n}')).toBe('query { viewer { id } }');
  });
});
