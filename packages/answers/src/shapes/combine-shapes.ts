import { compareText } from '../table/answer-index.ts';
import { agreementOfShapes, matchShapes } from './match-shapes.ts';

/** One person's shapes for one question. */
export interface ShapeAnswer<Shape> {
  readonly worker: string;
  readonly shapes: readonly Shape[];
}

export interface CombinedShapes<Shape> {
  readonly shapes: readonly { readonly shape: Shape; readonly confidence: number }[];
  /** Mean F1 between pairs of answers, 0 to 1; NaN with fewer than two. */
  readonly agreement: number;
}

export interface ShapeSettings<Shape> {
  readonly overlapOf: (one: Shape, other: Shape) => number;
  /** Overlap from which two shapes are the same; 0.5 is usual. */
  readonly least: number;
  /** One shape for several of the same thing. */
  readonly mergeOf: (shapes: readonly Shape[]) => Shape;
  /** By worker, 0 up: how much their answers weigh; 1 without it. */
  readonly weightOf?: (worker: string) => number;
}

interface Cluster<Shape> {
  readonly shapes: Shape[];
  weight: number;
}

/**
 * Shapes that more than half of the answers, by weight, have in common. The answers are laid over each other one
 * after another, those that agree most with the others first, each shape going to the group it overlaps best;
 * a group's confidence is the weight of its answers by that of all. A person adds one shape to a group at most.
 */
export function combineShapes<Shape extends { readonly label: string }>(
  answers: readonly ShapeAnswer<Shape>[],
  settings: ShapeSettings<Shape>,
): CombinedShapes<Shape> {
  const { overlapOf, least, mergeOf, weightOf = () => 1 } = settings;
  const sorted = answers.toSorted((one, other) => compareText(one.worker, other.worker));
  const f1 = sorted.map((one) =>
    sorted.map((other) => agreementOfShapes(one.shapes, other.shapes, overlapOf, least)),
  );
  // Its own agreement with itself is 1 for each, so it does not change the order.
  const sums = f1.map((row) => row.reduce((sum, value) => sum + value, 0));
  const order = [...sorted.keys()].sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b);
  const clusters: Cluster<Shape>[] = [];
  let total = 0;
  for (const place of order) {
    const answer = sorted[place];
    if (answer === undefined) continue;
    const weight = weightOf(answer.worker);
    total += weight;
    const merged = clusters.map(({ shapes }) => mergeOf(shapes));
    const matched = new Map(
      matchShapes(answer.shapes, merged, overlapOf, least).map(({ one, other }) => [one, other]),
    );
    for (const [at, shape] of answer.shapes.entries()) {
      const cluster = clusters[matched.get(at) ?? -1];
      if (cluster === undefined) clusters.push({ shapes: [shape], weight });
      else {
        cluster.shapes.push(shape);
        cluster.weight += weight;
      }
    }
  }
  const people = sorted.length;
  const all = sums.reduce((sum, value) => sum + value, 0);
  return {
    shapes: clusters
      .filter(({ weight }) => weight * 2 > total)
      .map(({ shapes, weight }) => ({ shape: mergeOf(shapes), confidence: weight / total })),
    agreement: (all - people) / (people * (people - 1)),
  };
}
