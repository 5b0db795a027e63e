export interface Match {
  readonly one: number;
  readonly other: number;
  readonly overlap: number;
}

/**
 * Pairs shapes of the same label that overlap by at least `least`, each at most once, the largest overlaps first
 * (greedy, as in Everingham et al., IJCV 88, 2010); equal overlaps in the order given.
 */
export function matchShapes<Shape extends { readonly label: string }>(
  ones: readonly Shape[],
  others: readonly Shape[],
  overlapOf: (one: Shape, other: Shape) => number,
  least: number,
): Match[] {
  const pairs: Match[] = [];
  for (const [one, shape] of ones.entries()) {
    for (const [other, candidate] of others.entries()) {
      if (shape.label !== candidate.label) continue;
      const overlap = overlapOf(shape, candidate);
      if (overlap >= least && overlap > 0) pairs.push({ one, other, overlap });
    }
  }
  pairs.sort((a, b) => b.overlap - a.overlap || a.one - b.one || a.other - b.other);
  const [usedOnes, usedOthers] = [new Set<number>(), new Set<number>()];
  return pairs.filter(({ one, other }) => {
    if (usedOnes.has(one) || usedOthers.has(other)) return false;
    usedOnes.add(one);
    usedOthers.add(other);
    return true;
  });
}

/** Twice the matches by all shapes of both (Dice 1945): 1 for the same shapes, and for none on both sides. */
export function agreementOfShapes<Shape extends { readonly label: string }>(
  ones: readonly Shape[],
  others: readonly Shape[],
  overlapOf: (one: Shape, other: Shape) => number,
  least: number,
): number {
  const all = ones.length + others.length;
  return all === 0 ? 1 : (2 * matchShapes(ones, others, overlapOf, least).length) / all;
}
