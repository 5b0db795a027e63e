import { compareText } from '../table/answer-index.ts';
import { usualOverlap } from './combine-boxes.ts';
import { combineShapes, type CombinedShapes, type ShapeAnswer } from './combine-shapes.ts';
import { overlapOfSpans, type Span } from './span.ts';

/** Spans that most people marked: matched by overlap, each with the bounds most often given for it. */
export function combineSpans(
  answers: readonly ShapeAnswer<Span>[],
  options: { readonly least?: number; readonly weightOf?: (worker: string) => number } = {},
): CombinedShapes<Span> {
  return combineShapes(answers, {
    least: usualOverlap,
    ...options,
    overlapOf: overlapOfSpans,
    mergeOf: mostFrequent,
  });
}

/** Of equally frequent bounds the longest, then the one that begins first. */
function mostFrequent(spans: readonly Span[]): Span {
  const counts = new Map<string, { readonly span: Span; count: number }>();
  for (const span of spans) {
    const entry = counts.get(`${span.start}-${span.end}`) ?? { span, count: 0 };
    entry.count += 1;
    counts.set(`${span.start}-${span.end}`, entry);
  }
  const [best] = [...counts.values()].sort(
    (one, other) =>
      other.count - one.count ||
      other.span.end - other.span.start - (one.span.end - one.span.start) ||
      one.span.start - other.span.start ||
      compareText(one.span.label, other.span.label),
  );
  return best?.span ?? { start: 0, end: 0, label: '' };
}
