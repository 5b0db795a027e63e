import { medianOf } from '../numeric/simple-numbers.ts';
import { overlapOfBoxes, type Box } from './box.ts';
import { combineShapes, type CombinedShapes, type ShapeAnswer } from './combine-shapes.ts';

export const usualOverlap = 0.5;

/** Boxes that most people drew: matched by overlap, each edge the median of its edges. */
export function combineBoxes(
  answers: readonly ShapeAnswer<Box>[],
  options: { readonly least?: number; readonly weightOf?: (worker: string) => number } = {},
): CombinedShapes<Box> {
  return combineShapes(answers, {
    least: usualOverlap,
    ...options,
    overlapOf: overlapOfBoxes,
    mergeOf: mergeBoxes,
  });
}

function mergeBoxes(boxes: readonly Box[]): Box {
  const middle = (edgeOf: (box: Box) => number): number =>
    medianOf(Float64Array.from(boxes, edgeOf));
  const [left, top] = [middle((box) => box.left), middle((box) => box.top)];
  return {
    ...{ left, top, label: boxes[0]?.label ?? '' },
    width: middle((box) => box.left + box.width) - left,
    height: middle((box) => box.top + box.height) - top,
  };
}
