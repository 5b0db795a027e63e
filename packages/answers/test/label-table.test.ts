import { describe, expect, it } from 'vitest';
import { createLabelTable, keepAnswers } from '../src/index.ts';
import { answersOf } from './support.ts';

describe('a table of labels', () => {
  const records = answersOf('q2 ann y', 'q1 bob x', 'q1 ann z', 'q2 bob y');

  it('is the same whatever the order of the records', () => {
    expect(createLabelTable(records.toReversed())).toEqual(createLabelTable(records));
  });

  it('knows where the answers of each question begin', () => {
    const table = createLabelTable(records);
    expect(table.questions).toEqual(['q1', 'q2']);
    expect([...table.firstOf]).toEqual([0, 2, 4]);
    expect([...table.labelOf].map((label) => table.labels[label])).toEqual(['z', 'x', 'y', 'y']);
  });

  it('keeps labels that nobody gave when they are known', () => {
    expect(createLabelTable(records, ['w']).labels).toEqual(['w', 'x', 'y', 'z']);
  });

  it('counts somebody who answered twice twice', () => {
    expect(createLabelTable(answersOf('q ann x', 'q ann x')).labelOf).toHaveLength(2);
  });

  it('keeps the places of questions that lose all answers', () => {
    const kept = keepAnswers(createLabelTable(records), (answer) => answer >= 2);
    expect(kept.questions).toEqual(['q1', 'q2']);
    expect([...kept.firstOf]).toEqual([0, 0, 2]);
  });

  it('may be empty', () => {
    expect(createLabelTable([]).questions).toEqual([]);
  });
});
