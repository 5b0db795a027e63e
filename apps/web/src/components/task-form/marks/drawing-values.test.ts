import type { MarkField } from '@exchange/tasks';
import { describe, expect, it } from 'vitest';
import { readDrawing, shownLabels, writeDrawing } from './drawing-values.ts';
import { addSegment, formatTime } from './segment-edits.ts';

function fieldOf(kind: MarkField['kind'], ...labels: string[]): MarkField {
  const choices = labels.map((label, index) => ({ value: `v${index}`, label }));
  return { kind, name: 'q', label: 'Q', required: true, source: 'x', choices };
}

describe('what an annotator gives', () => {
  it('becomes the answer with the values of the labels, and comes back the same', () => {
    const field = fieldOf('boxes', 'Cat', 'Dog');
    const drawn = { left: 1, top: 2, width: 3, height: 4, label: 'Dog' };
    const answer = readDrawing(field, { boundingBoxes: [drawn], inputImageProperties: {} });
    expect(answer).toEqual([{ ...drawn, label: 'v1' }]);
    expect(writeDrawing(field, answer)).toEqual([drawn]);
  });

  it('becomes spans with start and end', () => {
    const field = fieldOf('spans', 'Person');
    const drawn = { startOffset: 0, endOffset: 3, label: 'Person' };
    const answer = readDrawing(field, { entities: [drawn] });
    expect(answer).toEqual([{ start: 0, end: 3, label: 'v0' }]);
    expect(writeDrawing(field, answer)).toEqual([drawn]);
  });

  it('is no answer while nothing is marked', () => {
    expect(readDrawing(fieldOf('points', 'A'), { keypoints: [] })).toBeUndefined();
    expect(writeDrawing(fieldOf('points', 'A'), undefined)).toEqual([]);
  });

  it('names labels by their values when two read alike', () => {
    expect(shownLabels(fieldOf('boxes', 'Same', 'Same'))).toEqual(['v0', 'v1']);
  });
});

describe('a part of a recording', () => {
  it('is put in its place by time, whichever end was given first', () => {
    const later = { start: 5, end: 6, label: 'a' };
    expect(addSegment([later], 2.004, 1, 'b')).toEqual([{ start: 1, end: 2, label: 'b' }, later]);
  });

  it('needs a length', () => {
    expect(addSegment([], 1, 1.001, 'a')).toBeNull();
  });

  it('is told in minutes and seconds', () => {
    expect([formatTime(0), formatTime(65.25)]).toEqual(['0:00.00', '1:05.25']);
  });
});
