import { expect, test } from 'vitest';
import { colorOf } from '../src/image/palette.ts';
import { readInitialShapes } from '../src/image/shape-initial.ts';
import { writeShapes } from '../src/image/shape-output.ts';

const size = { width: 800, height: 533 };
const inputImageProperties = { height: 533, width: 800 };

test('a box is written from its top left corner in whole pixels, however it was pulled', () => {
  const shapes = [
    {
      label: 'Dog',
      points: [
        { x: 430.4, y: 117 },
        { x: 243.4, y: 518.2 },
      ],
    },
  ];
  expect(writeShapes('box', shapes, size, null)).toEqual({
    boundingBoxes: [{ height: 401, label: 'Dog', left: 243, top: 117, width: 187 }],
    inputImageProperties,
  });
});

test('only kinds that are documented so tell whether given shapes were changed', () => {
  expect(writeShapes('line', [], size, true)).toEqual({
    lines: [],
    inputImageProperties,
    initialValueModified: true,
  });
  expect(writeShapes('polygon', [], size, true)).toEqual({ polygons: [], inputImageProperties });
  expect(writeShapes('keypoint', [], size, false)).toEqual({ keypoints: [], inputImageProperties });
});

test('what is written can be read again', () => {
  const points = [
    { x: 1, y: 2 },
    { x: 30, y: 4 },
    { x: 5, y: 60 },
  ];
  for (const [kind, count] of [
    ['box', 2],
    ['keypoint', 1],
    ['line', 2],
    ['polyline', 3],
    ['polygon', 3],
  ] as const) {
    const shapes = [{ label: 'a', points: points.slice(0, count) }];
    const written = JSON.stringify(writeShapes(kind, shapes, size, null));
    expect(readInitialShapes(kind, written, ['a'])).toEqual({
      ok: true,
      value: { isGiven: true, shapes, leftOut: [] },
    });
  }
});

test('given shapes that cannot be shown are left out and told', () => {
  const given = "[{label:'a',x:1,y:2},{label:'b',x:1,y:2},{label:'a',x:'here',y:1},7]";
  const reading = readInitialShapes('keypoint', given, ['a']);
  expect(reading.ok && reading.value.shapes).toHaveLength(1);
  expect(reading.ok && reading.value.leftOut).toEqual([
    'number 2: "b" is no label',
    'number 3: its place cannot be read',
    'number 4 is not an object',
  ]);
  expect(readInitialShapes('line', '{ boxes: [] }', []).ok).toBe(false);
  expect(readInitialShapes('line', '[', []).ok).toBe(false);
});

test('350 labels or instances have colours of their own', () => {
  const colors = Array.from({ length: 350 }, (_, index) => colorOf(index));
  expect(new Set(colors).size).toBe(350);
  expect(colors.every((color) => /^#[\da-f]{6}$/.test(color))).toBe(true);
});
