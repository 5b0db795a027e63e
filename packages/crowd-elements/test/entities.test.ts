import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addEntity, findWord, toSegments, trimRange, type Entity } from '../src/text/entities.ts';
import { EntityEditor } from '../src/text/entity-editor.ts';
import { readEntities, readEntityLabels } from '../src/text/read-entities.ts';

const letters = Array.from('Ada 👍 wrote it');
const at = (startOffset: number, endOffset: number, label = 'a'): Entity => ({
  startOffset,
  endOffset,
  label,
});

test('white space at the ends is no part of what is labelled', () => {
  expect(trimRange(letters, at(3, 6))).toEqual({ startOffset: 4, endOffset: 5 });
  expect(trimRange(letters, at(3, 4))).toBeNull();
});

test('a covered part is replaced, a cut one refuses', () => {
  expect(addEntity([at(2, 4), at(6, 8)], at(1, 5, 'b'))).toEqual([at(1, 5, 'b'), at(6, 8)]);
  expect(addEntity([at(2, 4)], at(3, 5))).toBeNull();
  expect(addEntity([at(2, 8)], at(3, 5))).toBeNull();
  expect(addEntity([at(2, 4)], at(2, 4, 'b'))).toEqual([at(2, 4, 'b')]);
  expect(addEntity([at(2, 4)], at(4, 5))).toEqual([at(2, 4), at(4, 5)]);
});

test('segments tell the whole text once and in order, with every entity in its place', () => {
  const range = fc
    .tuple(fc.nat(30), fc.nat(30))
    .map(([a, b]) => at(Math.min(a, b), Math.max(a, b) + 1));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), range, (ranges, chosen) => {
      const entities = ranges.reduce<readonly Entity[]>(
        (known, next) => addEntity(known, next) ?? known,
        [],
      );
      const segments = toSegments(31, entities, chosen);
      let end = 0;
      for (const segment of segments) {
        expect(segment.startOffset).toBe(end);
        end = segment.endOffset;
        const inside = entities.findIndex(
          (entity) =>
            entity.startOffset <= segment.startOffset && segment.endOffset <= entity.endOffset,
        );
        expect(segment.entity).toBe(inside < 0 ? null : inside);
      }
      expect(end).toBe(31);
    }),
  );
});

test('words are found in both directions', () => {
  expect(findWord(letters, 0, 1)).toBe(4);
  expect(findWord(letters, 4, 1)).toBe(6);
  expect(findWord(letters, 99, 1)).toBe(99);
  expect(findWord(letters, 8, -1)).toBe(6);
  expect(findWord(letters, 6, -1)).toBe(4);
  expect(findWord(letters, 0, -1)).toBe(0);
});

test('what the keys highlight gets a label, and the caret goes behind it', () => {
  const editor = new EntityEditor();
  editor.start(letters, []);
  editor.moveCaret('start', false, false);
  editor.moveCaret('right', true, true);
  expect(editor.chosen).toEqual({ startOffset: 0, endOffset: 4 });
  expect(editor.add(editor.chosen ?? at(0, 0), 'a').said).toBe('Ada: a');
  expect(editor.entities).toEqual([at(0, 3)]);
  expect(editor.chosen).toBeNull();
  editor.selectNext(1);
  editor.relabel('b');
  editor.undo();
  expect(editor.entities).toEqual([at(0, 3)]);
  expect(editor.remove(5).done).toBe(false);
});

test('labels and given annotations are read; what does not fit is counted', () => {
  const labels = readEntityLabels("[{label: 'a', shortDisplayName: 'x'}, 'b']");
  expect(labels.ok && labels.value).toEqual([
    { label: 'a', shortDisplayName: 'x', fullDisplayName: 'a' },
    { label: 'b', shortDisplayName: 'b', fullDisplayName: 'b' },
  ]);
  expect(readEntityLabels('[{}]').ok).toBe(false);
  const given = [
    at(0, 3),
    at(2, 5),
    at(5, 4),
    at(5, 99),
    at(6, 8, 'c'),
    { ...at(6, 8), startOffset: 6.5 },
  ];
  const reading = readEntities(
    JSON.stringify(given),
    letters.length,
    labels.ok ? labels.value : [],
  );
  expect(reading).toEqual({ ok: true, value: { entities: [at(0, 3)], leftOut: 5 } });
});
