import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  distanceToSegment,
  doCross,
  handlesOf,
  isInside,
  keepInside,
  moveBy,
  moveHandle,
  wouldCross,
} from '../src/image/geometry.ts';
import { findAround, hitTest } from '../src/image/hit-test.ts';

const p = (x: number, y: number) => ({ x, y });
const box = { label: 'a', points: [p(10, 10), p(30, 20)] };
const size = { width: 100, height: 50 };

test('the distance to a line is that to its nearest place', () => {
  expect(distanceToSegment(p(5, 3), p(0, 0), p(10, 0))).toBe(3);
  expect(distanceToSegment(p(13, 4), p(0, 0), p(10, 0))).toBe(5);
  expect(distanceToSegment(p(3, 4), p(0, 0), p(0, 0))).toBe(5);
});

test('a box is held by four corners; a moved corner leaves its opposite', () => {
  expect(handlesOf('box', box)).toEqual([p(10, 10), p(30, 10), p(30, 20), p(10, 20)]);
  expect(moveHandle('box', box, 1, p(40, 5)).points).toEqual([p(10, 5), p(40, 20)]);
  expect(moveHandle('box', box, 3, p(50, 40)).points).toEqual([p(50, 10), p(30, 40)]);
  expect(moveHandle('polygon', box, 1, p(1, 2)).points).toEqual([p(10, 10), p(1, 2)]);
});

test('lines cross between their ends only', () => {
  expect(doCross(p(0, 0), p(10, 10), p(0, 10), p(10, 0))).toBe(true);
  expect(doCross(p(0, 0), p(10, 10), p(10, 10), p(20, 0))).toBe(false);
  expect(wouldCross([p(0, 0), p(10, 0), p(10, 10)], p(5, -5))).toBe(true);
  expect(wouldCross([p(0, 0), p(10, 0), p(10, 10)], p(0, 10))).toBe(false);
});

test('a place is inside a polygon by the even-odd rule', () => {
  const bay = [p(0, 0), p(10, 0), p(10, 10), p(5, 4), p(0, 10)];
  expect(isInside(p(5, 3), bay)).toBe(true);
  expect(isInside(p(5, 8), bay)).toBe(false);
});

test('whatever is moved stays on the image and keeps its form', () => {
  const coordinate = (most: number) => fc.integer({ min: 0, max: most });
  const point = fc.record({ x: coordinate(100), y: coordinate(50) });
  const step = fc.record({
    x: fc.integer({ min: -200, max: 200 }),
    y: fc.integer({ min: -200, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), step, (points, by) => {
      const moved = moveBy(points, by, size);
      for (const [index, { x, y }] of moved.entries()) {
        expect(keepInside({ x, y }, size)).toEqual({ x, y });
        expect(x - (moved[0]?.x ?? 0)).toBe((points[index]?.x ?? 0) - (points[0]?.x ?? 0));
      }
    }),
  );
});

test('edges and corners are hit, insides are not; what is selected comes first', () => {
  const shapes = [box, { label: 'b', points: [p(10, 10), p(60, 40)] }];
  const at = (x: number, y: number, selected: number | null = null) =>
    hitTest('box', shapes, p(x, y), { reach: 2, selected });
  expect(at(20, 15)).toBeNull();
  expect(at(11, 11)).toEqual({ shape: 1, handle: 0 });
  expect(at(11, 11, 0)).toEqual({ shape: 0, handle: 0 });
  expect(at(20, 20)).toEqual({ shape: 0, handle: null });
  expect(findAround('box', shapes, p(20, 15))).toBe(1);
  expect(findAround('box', shapes, p(90, 15))).toBeNull();
  expect(findAround('line', shapes, p(20, 15))).toBeNull();
});
